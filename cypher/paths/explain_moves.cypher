// What the needs of one occupation bring to each need of another, for some pairs: the best credit.
//
// One row a need of the second. Somebody who does the first is supposed to meet its needs: `own_origin` is INFERRED for
// what both need, `same` being the similarity from which two competencies are one.
//
// mode: read
// param pairs: LIST<MAP> = []
// param same: FLOAT = 0.9
// returns from_uid: STRING
// returns to_uid: STRING
// returns target_uid: STRING
// returns competency_uid: STRING
// returns label_fr: STRING
// returns idf: FLOAT
// returns importance: STRING
// returns quote: STRING NULL
// returns need: INTEGER NULL
// returns credit: FLOAT
// returns via_uid: STRING NULL
// returns via_label_fr: STRING NULL
// returns have: INTEGER NULL
// returns own_origin: STRING NULL
UNWIND $pairs AS pair
MATCH (a:Occupation {uid: pair.from_uid})
MATCH (b:Occupation {uid: pair.to_uid})-[r:NEEDS]->(t:Competency)
OPTIONAL MATCH (a)-[h:NEEDS]->(c:Competency)-[n:NEAR]->(t)
WITH a, b, t, r, h, c,
     coalesce(n.similarity * CASE
       WHEN h.level IS NULL OR r.level IS NULL OR h.level >= r.level THEN 1.0
       ELSE exp(-0.7 * (r.level - h.level))
     END, 0.0) AS credit, n.similarity AS similarity
ORDER BY a.uid, b.uid, t.uid, credit DESC, CASE WHEN c = t THEN 0 ELSE 1 END, c.uid
WITH a, b, t, r, collect({
       credit: credit, via_uid: c.uid, via_label_fr: c.label_fr, similarity: similarity, have: h.level
     }) AS found
WITH a, b, t, r, found[0] AS best, [one IN found WHERE one.similarity >= $same][0] AS own
RETURN a.uid AS from_uid,
       b.uid AS to_uid,
       b.uid AS target_uid,
       t.uid AS competency_uid,
       t.label_fr AS label_fr,
       toFloat(coalesce(t.idf, 0.0)) AS idf,
       coalesce(r.importance, 'ESSENTIAL') AS importance,
       null AS quote,
       r.level AS need,
       round(best.credit * 1000000000000.0) / 1000000000000.0 AS credit,
       best.via_uid AS via_uid,
       best.via_label_fr AS via_label_fr,
       own.have AS have,
       CASE WHEN own IS NULL THEN null ELSE 'INFERRED' END AS own_origin
ORDER BY from_uid, target_uid, competency_uid
