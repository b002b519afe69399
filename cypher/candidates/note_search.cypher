// Counts a search for people among those that the recruiters of an organisation made on a day.
//
// `search` is a mark of what was looked for: the same search, or its next page, counts once. The organisation is
// locked before its searches are read.
//
// mode: write
// param organisation_uid: STRING = 'org-01'
// param day: STRING = '2026-03-02'
// param search: STRING = '0a1b2c3d4e5f6071'
// param most: INTEGER = 30
// returns outcome: STRING
MATCH (g:Organisation {uid: $organisation_uid})
SET g.ministry_uid = g.ministry_uid
WITH g, CASE WHEN g.searched_on = $day THEN coalesce(g.searches, []) ELSE [] END AS searches
WITH g, searches, CASE
       WHEN $search IN searches THEN 'COUNTED'
       WHEN size(searches) >= $most THEN 'TOO_MANY'
       ELSE 'COUNTED'
     END AS outcome
SET g.searched_on = $day,
    g.searches = CASE WHEN outcome = 'COUNTED' AND NOT $search IN searches
                   THEN searches + [$search] ELSE searches END
RETURN outcome
