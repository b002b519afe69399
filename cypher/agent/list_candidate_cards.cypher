// What a recruiter may see of agents who agreed to be shown to recruiters and do not hide from theirs.
//
// An agent is known to an organisation once they accepted an introduction that it asked for, about
// whichever post. Of anybody else the name is withheld, and place, corps, ministry and occupation too, in
// this order, until at least `small_count` people who agreed look the same: same category and same of
// what is left. `cell` of an agent names them in the other order, so that those who look the same are
// those whose cell has the same beginning; a consent that is withdrawn takes its person out at once.
//
// mode: read
// param uids: LIST<STRING> = ['agt-02']
// param viewer_all: BOOLEAN = false
// param viewer_organisation: STRING NULL = 'org-01'
// param small_count: INTEGER = 5
// returns uid: STRING
// returns display_name: STRING NULL
// returns category: STRING NULL
// returns corps_uid: STRING NULL
// returns occupation_uid: STRING NULL
// returns ministry_uid: STRING NULL
// returns place_uid: STRING NULL
// returns withheld: LIST<STRING>
UNWIND $uids AS uid
MATCH (b:Agent:VisibleToRecruiters {uid: uid})
WHERE $viewer_all OR ($viewer_organisation IS NOT NULL AND NOT EXISTS {
    MATCH (b)-[:HIDDEN_FROM]->(:Organisation)<-[:PART_OF|SUCCEEDED_BY*0..8]-(:Organisation {uid: $viewer_organisation})
  } AND NOT EXISTS {
    MATCH (b)-[:HIDDEN_FROM]->(:Organisation)-[:PART_OF|SUCCEEDED_BY*0..8]->(:Organisation {uid: $viewer_organisation})
  })
OPTIONAL MATCH (b)-[:BELONGS_TO]->(k:Corps)
OPTIONAL MATCH (b)-[:HELD]->(now:Assignment {current: true})-[:IN]->(l:Place)
WITH b, k, l
ORDER BY b.uid, l.uid
WITH b, k, collect(l.uid)[0] AS place_uid,
     $viewer_all OR EXISTS {
       MATCH (:Organisation {uid: $viewer_organisation})-[:ASKED]->(i:Introduction)-[:TO]->(b)
       WHERE i.state = 'ACCEPTED'
     } AS known,
     coalesce(b.category, '') + '|' + coalesce(b.occupation_uid, '') + '|' AS work
WITH b, k, place_uid, known, work, work + coalesce(b.ministry_uid, '') + '|' AS ministry
WITH b, k, place_uid, known, work, ministry, ministry + coalesce(k.uid, '') + '|' AS corps
WITH b, k, place_uid, known, [corps + coalesce(place_uid, '') + '|', corps, ministry, work] AS cells
UNWIND range(0, 3) AS hidden
WITH b, k, place_uid, known, hidden, cells[hidden] AS cell
CALL (cell) {
  MATCH (x:VisibleToRecruiters)
  WHERE x.cell STARTS WITH cell
  WITH x
  LIMIT $small_count
  RETURN count(x) AS people
}
WITH b, k, place_uid, known,
     min(CASE WHEN known THEN 0 WHEN people >= $small_count THEN hidden ELSE 4 END) AS hidden
RETURN b.uid AS uid,
       CASE WHEN known THEN b.display_name ELSE null END AS display_name,
       b.category AS category,
       CASE WHEN hidden < 2 THEN k.uid ELSE null END AS corps_uid,
       CASE WHEN hidden < 4 THEN b.occupation_uid ELSE null END AS occupation_uid,
       CASE WHEN hidden < 3 THEN b.ministry_uid ELSE null END AS ministry_uid,
       CASE WHEN hidden < 1 THEN place_uid ELSE null END AS place_uid,
       ['PLACE', 'CORPS', 'MINISTRY', 'OCCUPATION'][0..hidden] AS withheld
