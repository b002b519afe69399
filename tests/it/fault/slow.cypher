// More work than any deadline allows.
UNWIND range(1, 5000) AS a
UNWIND range(1, 5000) AS b
UNWIND range(1, 5000) AS c
WITH a + b + c AS sum
RETURN max(sum) AS answer
