// A recruiter dismisses requirements of a post: no refresh and no file brings back what was read or deduced.
//
// Nothing happens without the `RequirementChange` of post/note_requirements_change.
//
// mode: write
// param uid: STRING = 'pst-01'
// param change_uid: STRING = 'chg-01'
// param competency_uids: LIST<STRING> = ['cmp-01']
// param reason: STRING = 'OTHER_MEANING'
// param today: STRING = '2026-03-02'
MATCH (p:Post {uid: $uid})-[:RESTATED]->(:RequirementChange {uid: $change_uid})
UNWIND $competency_uids AS competency_uid
MATCH (c:Competency {uid: competency_uid})
MERGE (p)-[t:DOES_WITHOUT]->(c)
SET t.reason = $reason,
    t.on = date($today)
WITH p, c
MATCH (p)-[r:REQUIRES]->(c)
DELETE r
