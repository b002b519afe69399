// What people tell of moves from one occupation to another, for some pairs, the latest first.
//
// The author is told only to an agent, if they agreed to be shown to peers and do not hide from
// where that agent works, or to who may see everything.
//
// mode: read
// param pairs: LIST<MAP> = []
// param viewer_all: BOOLEAN = false
// param viewer_agent: STRING NULL = 'agt-01'
// returns from_uid: STRING
// returns to_uid: STRING
// returns text_fr: STRING
// returns told_on: STRING
// returns author_uid: STRING NULL
UNWIND $pairs AS pair
MATCH (:Occupation {uid: pair.from_uid})<-[f:ABOUT_MOVE {role: 'FROM'}]-(n:Testimony)
MATCH (n)-[t:ABOUT_MOVE {role: 'TO'}]->(:Occupation {uid: pair.to_uid})
OPTIONAL MATCH (n)<-[:TOLD]-(b:VisibleToPeers)
WHERE $viewer_all OR ($viewer_agent IS NOT NULL AND NOT EXISTS {
    MATCH (b)-[:HIDDEN_FROM]->(:Organisation)<-[:PART_OF*0..8]-(:Organisation)<-[:AT]-(s:Assignment)
          <-[:HELD]-(:Agent {uid: $viewer_agent})
    WHERE s.current
  })
WITH pair, n, b
ORDER BY pair.from_uid, pair.to_uid, n.`on` DESC, n.uid
RETURN pair.from_uid AS from_uid,
       pair.to_uid AS to_uid,
       n.text_fr AS text_fr,
       toString(n.`on`) AS told_on,
       b.uid AS author_uid
