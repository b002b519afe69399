// The competencies that agents who agreed to be shown to the viewer have, the rarest that are sure first.
//
// Peers look at those who agreed to be shown to peers, recruiters at those who agreed to be shown to them
// and do not hide from their organisation.
//
// mode: read
// param uids: LIST<STRING> = ['agt-02']
// param viewer_all: BOOLEAN = false
// param viewer_organisation: STRING NULL = null
// returns owner_uid: STRING
// returns uid: STRING
// returns scheme: STRING
// returns code: STRING
// returns label_fr: STRING
// returns label_en: STRING NULL
// returns alt_labels: LIST<STRING>
UNWIND $uids AS owner_uid
CALL (owner_uid) {
  MATCH (b:Agent:VisibleToPeers {uid: owner_uid})
  WHERE $viewer_all OR $viewer_organisation IS NULL
  RETURN b
  UNION
  MATCH (b:Agent:VisibleToRecruiters {uid: owner_uid})
  WHERE $viewer_all OR ($viewer_organisation IS NOT NULL AND NOT EXISTS {
      MATCH (b)-[:HIDDEN_FROM]->(:Organisation)<-[:PART_OF*0..8]-(:Organisation {uid: $viewer_organisation})
    })
  RETURN b
}
MATCH (b)-[h:HAS]->(c:Competency)
WITH owner_uid, c, h.confidence * coalesce(c.idf, 0.0) AS weight
ORDER BY owner_uid, weight DESC, c.uid
RETURN owner_uid,
       c.uid AS uid,
       c.scheme AS scheme,
       c.code AS code,
       c.label_fr AS label_fr,
       c.label_en AS label_en,
       coalesce(c.alt_labels, []) AS alt_labels
