// Writes on each agent the cell of what a card shows: category, occupation, ministry, corps and place.
//
// Each part ends with a bar, so that the beginning of a cell is the cell of what remains when place, then
// corps, ministry and occupation are withheld: agent/list_candidate_cards counts by it.
//
// mode: write
// param uids: LIST<STRING> = ['agt-01']
UNWIND $uids AS uid
MATCH (a:Agent {uid: uid})
OPTIONAL MATCH (a)-[:BELONGS_TO]->(k:Corps)
OPTIONAL MATCH (a)-[:HELD]->(:Assignment {current: true})-[:IN]->(l:Place)
WITH a, k, l
ORDER BY a.uid, l.uid
WITH a, k, collect(l.uid)[0] AS place_uid
SET a.cell = coalesce(a.category, '') + '|' + coalesce(a.occupation_uid, '') + '|'
           + coalesce(a.ministry_uid, '') + '|' + coalesce(k.uid, '') + '|' + coalesce(place_uid, '') + '|'
