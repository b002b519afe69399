// rule: texts compare by code point: capitals before small letters, accents after z
// expect: same
// --- read
UNWIND ['école', 'Zoo', 'ecole', 'zoo', 'École'] AS word
WITH word ORDER BY word
RETURN collect(word) AS words, 'é' = 'e' AS accent, 'A' = 'a' AS capital,
       toLower('ÉCOLE') AS lower, toUpper('œuvre') AS upper, size('été') AS letters,
       'école' CONTAINS 'col' AS inside, 'École' STARTS WITH 'é' AS start,
       trim('  a ') AS trimmed, split('a,b', ',') AS parts, substring('été', 1) AS rest
// --- rows
// {"words": ["Zoo", "ecole", "zoo", "École", "école"], "accent": false, "capital": false, "lower": "école", "upper": "ŒUVRE", "letters": 3, "inside": true, "start": false, "trimmed": "a", "parts": ["a", "b"], "rest": "té"}
