// Links each spell of an agent that counts to the one that follows, with the months between them.
//
// Links the assignments that stand for them.
//
// mode: write
// param uids: LIST<STRING> = ['agt-01']
UNWIND $uids AS uid
MATCH (a:Agent {uid: uid})-[:HELD]->(s:Assignment {main: true})
WITH a, s
ORDER BY a.uid, s.since, s.uid
WITH a, collect(s) AS held
UNWIND range(0, size(held) - 2) AS i
WITH held[i] AS before, held[i + 1] AS after
MERGE (before)-[n:NEXT]->(after)
SET n.gap_months = CASE
  WHEN before.`end` IS NULL OR before.`end` >= after.since THEN 0
  ELSE duration.inMonths(before.`end`, after.since).months
END
