// Keeps what a post stated until now and a change takes away or replaces, with its last day.
//
// Nothing happens without the `RequirementChange` of post/note_requirements_change.
//
// mode: write
// param uid: STRING = 'pst-01'
// param change_uid: STRING = 'chg-01'
// param rows: LIST<MAP> = []
// param today: STRING = '2026-03-02'
MATCH (p:Post {uid: $uid})-[:RESTATED]->(n:RequirementChange {uid: $change_uid})
MATCH (p)-[r:REQUIRES {derived: false}]->(c:Competency)
WHERE NOT any(row IN $rows WHERE row.competency_uid = c.uid
        AND coalesce(row.level, 0) = coalesce(r.level, 0)
        AND row.importance = coalesce(r.importance, 'ESSENTIAL'))
MERGE (n)-[k:REPLACED]->(c)
SET k.level = r.level,
    k.importance = r.importance,
    k.origin = r.origin,
    k.stated_on = r.stated_on,
    k.until = date($today)
