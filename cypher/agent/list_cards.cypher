// What an agent may see of others who agreed to be shown to peers and do not hide from where they work.
//
// mode: read
// param uids: LIST<STRING> = ['agt-02']
// param viewer_all: BOOLEAN = false
// param viewer_agent: STRING NULL = 'agt-01'
// returns uid: STRING
// returns display_name: STRING
// returns category: STRING NULL
// returns corps_uid: STRING NULL
// returns occupation_uid: STRING NULL
// returns ministry_uid: STRING NULL
// returns place_uid: STRING NULL
UNWIND $uids AS uid
MATCH (b:Agent:VisibleToPeers {uid: uid})
WHERE $viewer_all OR ($viewer_agent IS NOT NULL AND EXISTS {
    MATCH (:Agent {uid: $viewer_agent})-[:WORKS_IN]->(:Organisation)
  } AND NOT EXISTS {
    MATCH (b)-[:HIDDEN_FROM]->(:Organisation)<-[:PART_OF|SUCCEEDED_BY*0..8]-(:Organisation)
          <-[:WORKS_IN]-(:Agent {uid: $viewer_agent})
  })
OPTIONAL MATCH (b)-[:BELONGS_TO]->(k:Corps)
OPTIONAL MATCH (b)-[:HELD]->(now:Assignment {current: true})-[:IN]->(l:Place)
WITH b, k, l
ORDER BY b.uid, l.uid
WITH b, k, collect(l.uid)[0] AS place_uid
RETURN b.uid AS uid,
       b.display_name AS display_name,
       b.category AS category,
       k.uid AS corps_uid,
       b.occupation_uid AS occupation_uid,
       b.ministry_uid AS ministry_uid,
       place_uid
