// A page of the nodes of one kind whose names match some words, best match first; all without words.
//
// The full-text index finds what begins with each word, or is one letter away from it.
// What is retired is left out, and found by the name of its successor; without one, by words.
// How well a name matches is decided from the folded text, the same on both engines: 5 a whole
// name, 4 its beginning, 3 whole words, 2 beginnings of words, 1 one letter away.
//
// mode: read
// param kind: STRING = 'Competency'
// param words: LIST<STRING> = ['sql']
// param digital: BOOLEAN NULL = null
// param ministries_only: BOOLEAN = false
// param after_tier: INTEGER NULL = null
// param after_number: INTEGER NULL = null
// param after_text: STRING NULL = null
// param after_uid: STRING NULL = null
// param limit: INTEGER = 21
// returns total: INTEGER
// returns hits: LIST<MAP>
// each hits: tier, sort_number, sort_text, uid
WITH reduce(text = '', word IN $words | text + ' ' + word) AS phrase,
     CASE WHEN size($words) = 0 THEN '*:*' ELSE reduce(text = '', word IN $words |
       text + '+(' + word + '*' + CASE WHEN size(word) > 3 THEN ' ' + word + '~1' ELSE '' END + ') ')
     END AS asked
CALL db.index.fulltext.queryNodes($kind + '_search', asked) YIELD node AS n
WITH n, phrase
WHERE ($digital IS NULL OR n.digital = $digital) AND (NOT $ministries_only OR n.kind = 'MINISTRY')
  AND (NOT coalesce(n.retired, false) OR (size($words) > 0 AND n.successor_uid IS NULL))
WITH n, CASE
       WHEN size($words) = 0 THEN 0
       WHEN n.search_text CONTAINS '|' + phrase + ' |' THEN 5
       WHEN n.search_text CONTAINS '|' + phrase THEN 4
       WHEN all(word IN $words WHERE n.search_text CONTAINS ' ' + word + ' ') THEN 3
       WHEN all(word IN $words WHERE n.search_text CONTAINS ' ' + word) THEN 2
       ELSE 1
     END AS tier
WITH n.uid AS uid, n.sort_text AS sort_text, tier
ORDER BY tier DESC, sort_text, uid
WITH collect({uid: uid, tier: tier, sort_number: 0, sort_text: sort_text}) AS found
RETURN size(found) AS total,
       [one IN found WHERE $after_uid IS NULL
         OR one.tier < $after_tier
         OR (one.tier = $after_tier AND (one.sort_number > $after_number
           OR (one.sort_number = $after_number AND (one.sort_text > $after_text
             OR (one.sort_text = $after_text AND one.uid > $after_uid)))))
       ][0..$limit] AS hits
