// The competencies that agents who agreed to be shown to peers have, the rarest that are sure first.
//
// mode: read
// param uids: LIST<STRING> = ['agt-02']
// returns owner_uid: STRING
// returns uid: STRING
// returns scheme: STRING
// returns code: STRING
// returns label_fr: STRING
// returns label_en: STRING NULL
// returns alt_labels: LIST<STRING>
UNWIND $uids AS owner_uid
MATCH (b:Agent:VisibleToPeers {uid: owner_uid})-[h:HAS]->(c:Competency)
WITH owner_uid, c, h.confidence * coalesce(c.idf, 0.0) AS weight
ORDER BY owner_uid, weight DESC, c.uid
RETURN owner_uid,
       c.uid AS uid,
       c.scheme AS scheme,
       c.code AS code,
       c.label_fr AS label_fr,
       c.label_en AS label_en,
       coalesce(c.alt_labels, []) AS alt_labels
