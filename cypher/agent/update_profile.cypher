// Writes what an agent says of their wish to move, of the day from which they could, and of their grade.
//
// mode: write
// param agent_uid: STRING = 'agt-01'
// param move_intent: STRING NULL = 'ACTIVE'
// param says_mobile_from: BOOLEAN = true
// param mobile_from: STRING NULL = '2026-09-01'
// param says_grade: BOOLEAN = false
// param grade: STRING NULL = null
MATCH (a:Agent {uid: $agent_uid})
SET a.move_intent = coalesce($move_intent, a.move_intent),
    a.mobile_from = CASE WHEN $says_mobile_from THEN date($mobile_from) ELSE a.mobile_from END,
    a.grade = CASE WHEN $says_grade THEN $grade ELSE a.grade END
