// Where competencies are taught and to which level, and which of them stand for one another.
//
// mode: read
// param uids: LIST<STRING> = ['cmp-01']
// returns uid: STRING
// returns lessons: LIST<MAP>
// each lessons: level, uid, title_fr, provider, hours, url
// returns near: LIST<MAP>
// each near: uid, similarity
UNWIND $uids AS uid
MATCH (c:Competency {uid: uid})
RETURN uid,
       [(c)<-[:SUCCEEDED_BY*0..8]-(:Competency)<-[t:TEACHES]-(n:Training) | {
         level: t.level, uid: n.uid, title_fr: n.title_fr, provider: n.provider,
         hours: n.hours, url: n.url
       }] AS lessons,
       [(c)-[k:NEAR]->(o:Competency) WHERE o.uid IN $uids | {
         uid: o.uid, similarity: toFloat(k.similarity)
       }] AS near
