// Writes on each agent since when they would be in the present position with the present employer, had there been no gap.
//
// What was held before by the same route with the same employer counts where no more than four months lie between:
// so seniority is counted for the notice of contracts (decree 86-83, article 46). The employer is an operator or a
// public establishment, or else the ministry.
//
// mode: write
// param uids: LIST<STRING> = ['agt-01']
UNWIND $uids AS uid
MATCH (a:Agent {uid: uid})
OPTIONAL MATCH (a)-[:HELD]->(s:Assignment {current: true})
WITH a, s
ORDER BY a.uid, s.main DESC, s.start DESC, s.uid
WITH a, collect(s)[0] AS held
OPTIONAL MATCH (held)-[:AT]->(h:Organisation)
OPTIONAL MATCH (a)-[:HELD]->(e:Assignment)-[:AT]->(g:Organisation)
WHERE e.uid <> held.uid AND e.route = held.route AND e.start < held.start AND e.`end` IS NOT NULL
  AND CASE WHEN h.operator THEN any(one IN g.operators WHERE one IN h.operators)
        ELSE NOT g.operator AND g.ministry_uid = h.ministry_uid END
WITH a, held, e
ORDER BY a.uid, e.start DESC, e.uid
WITH a, held, [one IN collect(e) | {since: one.start, until: one.`end` + duration({days: 1})}] AS earlier
WITH a, held, reduce(found = {since: held.start, days: 0}, one IN earlier |
       CASE WHEN one.until + duration({months: 4}) < found.since THEN found
         ELSE {since: one.since, days: found.days + duration.inDays(one.since,
           CASE WHEN one.until < found.since THEN one.until ELSE found.since END).days}
       END) AS found
SET a.position_since = held.start - duration({days: found.days})
