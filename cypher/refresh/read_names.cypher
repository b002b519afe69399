// The names of some nodes of one kind, and of those that they succeeded. Of competencies, of those that an open post requires or that a training teaches.
//
// `worded` is the mark of the texts from which the terms were made that are linked now; null where none are.
//
// mode: read
// param kind: STRING = 'Occupation'
// param uids: LIST<STRING> = ['occ-01']
// returns uid: STRING
// returns texts: LIST<STRING>
// returns worded: STRING NULL
UNWIND $uids AS uid
CALL (uid) {
  MATCH (n:Occupation {uid: uid})
  WHERE $kind = 'Occupation'
  RETURN n, [n.label_fr, coalesce(n.label_en, ''), n.code] + coalesce(n.alt_labels, [])
           + [(n)<-[:SUCCEEDED_BY*1..8]-(old:Occupation) | old.label_fr] AS texts
  UNION ALL
  MATCH (n:Competency {uid: uid})
  WHERE $kind = 'Competency'
    AND (EXISTS { (n)<-[:REQUIRES]-(:Open) } OR EXISTS { (n)<-[:TEACHES]-(:Training) })
  RETURN n, [n.label_fr, coalesce(n.label_en, ''), n.code] + coalesce(n.alt_labels, [])
           + [(n)<-[:SUCCEEDED_BY*1..8]-(old:Competency) | old.label_fr] AS texts
  UNION ALL
  MATCH (n:Organisation {uid: uid})
  WHERE $kind = 'Organisation'
  RETURN n, [n.display_name, coalesce(n.acronym, '')]
           + [(n)<-[:SUCCEEDED_BY*1..8]-(old:Organisation) | old.display_name] AS texts
  UNION ALL
  MATCH (n:Place {uid: uid})
  WHERE $kind = 'Place'
  RETURN n, [n.display_name] AS texts
  UNION ALL
  MATCH (n:Training {uid: uid})
  WHERE $kind = 'Training'
  RETURN n, [n.title_fr, n.provider] AS texts
}
RETURN n.uid AS uid, texts, n.worded AS worded
ORDER BY uid
