// What was searched for in vain since a day, at least a threshold of times on at least some days.
//
// mode: read
// param since: STRING = '2025-03-02'
// param threshold: INTEGER = 5
// param days: INTEGER = 2
// param limit: INTEGER = 20
// returns words: STRING
// returns searches: INTEGER
MATCH (e:SearchEvent)
WHERE e.day >= date($since)
WITH e.words AS words, sum(e.searches) AS searches, count(DISTINCT e.day) AS days
WHERE searches >= $threshold AND days >= $days
WITH words, searches
ORDER BY searches DESC, words
LIMIT $limit
RETURN words,
       searches
