// Texts in which some terms are written out: of an open post that says one, else of what is named by it.
//
// mode: read
// param uids: LIST<STRING> = ['developpeur']
// returns uid: STRING
// returns texts: LIST<STRING>
UNWIND $uids AS uid
MATCH (t:Term {uid: uid})
CALL (t) {
  MATCH (t)<-[s:SAYS]-(p:Open)
  RETURN s.weight AS weight, p.uid AS source, [p.title_fr, coalesce(p.description, '')] AS texts
  UNION ALL
  MATCH (t)<-[:NAMED]-(n:Occupation)<-[:AS]-(:Open)
  RETURN 0.2 AS weight, n.uid AS source, [n.label_fr, coalesce(n.label_en, '')] + coalesce(n.alt_labels, []) AS texts
  UNION ALL
  MATCH (t)<-[:NAMED]-(n:Competency)<-[:REQUIRES]-(:Open)
  RETURN 0.1 AS weight, n.uid AS source, [n.label_fr, coalesce(n.label_en, '')] + coalesce(n.alt_labels, []) AS texts
  UNION ALL
  MATCH (t)<-[:NAMED]-(n:Place)
  RETURN 0.0 AS weight, n.uid AS source, [n.display_name] AS texts
  UNION ALL
  MATCH (t)<-[:NAMED]-(n:Organisation)
  RETURN 0.0 AS weight, n.uid AS source, [n.display_name, coalesce(n.acronym, '')] AS texts
}
WITH uid, weight, source, texts
ORDER BY uid, weight DESC, source
WITH uid, collect(texts)[0] AS texts
RETURN uid, texts
