// What people say of moves from one occupation to another, for some pairs, the latest first.
//
// Only to an agent, of authors who agree to be visible to peers and do not hide from where that agent
// works, or to who may see everything. The key is for the author alone.
//
// mode: read
// param pairs: LIST<MAP> = []
// param viewer_all: BOOLEAN = false
// param viewer_agent: STRING NULL = 'agt-01'
// returns from_uid: STRING
// returns to_uid: STRING
// returns uid: STRING NULL
// returns text_fr: STRING
// returns on: STRING
// returns author_uid: STRING
UNWIND $pairs AS pair
MATCH (:Occupation {uid: pair.from_uid})<-[f:ABOUT_MOVE {role: 'FROM'}]-(n:Testimony)
WHERE n.withdrawn_on IS NULL
MATCH (n)-[t:ABOUT_MOVE {role: 'TO'}]->(:Occupation {uid: pair.to_uid})
MATCH (n)<-[:TOLD]-(b:Agent:VisibleToPeers)
WHERE $viewer_all OR ($viewer_agent IS NOT NULL AND EXISTS {
    MATCH (:Agent {uid: $viewer_agent})-[:WORKS_IN]->(:Organisation)
  } AND NOT EXISTS {
    MATCH (b)-[:HIDDEN_FROM]->(:Organisation)<-[:PART_OF|SUCCEEDED_BY*0..8]-(:Organisation)
          <-[:WORKS_IN]-(:Agent {uid: $viewer_agent})
  })
WITH pair, n, b
ORDER BY pair.from_uid, pair.to_uid, n.`on` DESC, n.uid
RETURN pair.from_uid AS from_uid,
       pair.to_uid AS to_uid,
       CASE WHEN b.uid = $viewer_agent THEN n.uid END AS uid,
       n.text_fr AS text_fr,
       toString(n.`on`) AS `on`,
       b.uid AS author_uid
