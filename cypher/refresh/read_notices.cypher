// What some posts say of themselves, open or not, and the first post of the same job by now: 'REASON KEY'.
//
// mode: read
// param uids: LIST<STRING> = ['pst-01']
// returns uid: STRING
// returns organisation_uid: STRING
// returns title: STRING
// returns description: STRING NULL
// returns place_uid: STRING NULL
// returns around: LIST<STRING>
// returns categories: LIST<STRING>
// returns open_to_military: BOOLEAN NULL
// returns open_to_contract: BOOLEAN NULL
// returns addresses: LIST<STRING>
// returns opened: LIST<STRING>
// returns same: LIST<STRING>
UNWIND $uids AS uid
MATCH (p:Post {uid: uid})-[:OF]->(g:Organisation)
OPTIONAL MATCH (p)-[:IN]->(l:Place)
RETURN p.uid AS uid,
       g.uid AS organisation_uid,
       p.title_fr AS title,
       p.description AS description,
       l.uid AS place_uid,
       coalesce(p.around, []) AS around,
       coalesce(p.categories, []) AS categories,
       p.open_to_military AS open_to_military,
       p.open_to_contract AS open_to_contract,
       [(p)<-[:FOR]-(v:Vacancy) WHERE v.source_url IS NOT NULL | v.source_url] AS addresses,
       [(p)<-[:FOR]-(v:Vacancy) | toString(v.opened_on)] AS opened,
       [(p)-[r:SAME_JOB]->(q:Post) | r.reason + ' ' + q.uid] AS same
ORDER BY uid
