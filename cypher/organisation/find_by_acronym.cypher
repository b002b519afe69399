// The organisation with an acronym, whatever its capitals; none where several have it.
//
// mode: read
// param acronym: STRING = 'DINUM'
// returns uid: STRING
MATCH (g:Organisation)
WHERE toLower(g.acronym) = toLower($acronym) AND g.valid_to IS NULL
WITH collect(g.uid) AS uids
WHERE size(uids) = 1
RETURN uids[0] AS uid
