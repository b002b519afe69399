// Lets the last successors of some organisations be found by the names of these.
//
// mode: write
// param uids: LIST<STRING> = ['org-01']
UNWIND $uids AS uid
MATCH (n:Organisation {uid: uid})
WHERE n.successor_uid IS NOT NULL
MATCH (last:Organisation {uid: n.successor_uid})
WITH last, n
ORDER BY last.uid, n.uid
WITH last, collect(n.search_text) AS texts
SET last.search_text = reduce(whole = last.search_text, text IN texts |
      CASE WHEN whole CONTAINS text THEN whole ELSE whole + text END)
