// The competencies of agents whom the viewer may see as peers, the rarest that are sure first.
//
// mode: read
// param uids: LIST<STRING> = ['agt-02']
// param viewer_all: BOOLEAN = false
// param viewer_agent: STRING NULL = 'agt-01'
// returns owner_uid: STRING
// returns uid: STRING
UNWIND $uids AS owner_uid
MATCH (b:Agent {uid: owner_uid})
WHERE $viewer_all OR (b:VisibleToPeers AND EXISTS {
    MATCH (:Agent {uid: $viewer_agent})-[:WORKS_IN]->(:Organisation)
  } AND NOT EXISTS {
    MATCH (b)-[:HIDDEN_FROM]->(:Organisation)<-[:PART_OF|SUCCEEDED_BY*0..8]-(:Organisation)
          <-[:WORKS_IN]-(:Agent {uid: $viewer_agent})
  })
MATCH (b)-[h:HAS]->(c:Competency)
WITH owner_uid, c, h.confidence * coalesce(c.idf, 0.0) AS weight
ORDER BY owner_uid, weight DESC, c.uid
RETURN owner_uid,
       c.uid AS uid
