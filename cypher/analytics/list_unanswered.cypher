// What at least a threshold of different people searched for in vain since a month.
//
// People in different buckets are different people. Under another epoch the same people fall into other buckets, so
// that only those of one epoch are counted.
//
// mode: read
// param since: STRING = '2025-03-01'
// param threshold: INTEGER = 5
// param limit: INTEGER = 20
// returns words: STRING
// returns searches: INTEGER
MATCH (e:SearchEvent)
WHERE e.month >= date($since)
UNWIND range(0, size(e.buckets) - 1) AS i
WITH e.words AS words, e.epoch AS epoch, count(DISTINCT e.buckets[i]) AS people,
     sum(CASE WHEN i = 0 THEN e.searches ELSE 0 END) AS searches
WITH words, max(people) AS people, sum(searches) AS searches
WHERE people >= $threshold
WITH words, searches
ORDER BY searches DESC, words
LIMIT $limit
RETURN words,
       searches
