// Writes what an agent says of their wish to move, of the day from which they could, and of their grade.
//
// When each was said is written too: an import does not replace it with something older.
//
// mode: write
// param agent_uid: STRING = 'agt-01'
// param move_intent: STRING NULL = 'ACTIVE'
// param says_mobile_from: BOOLEAN = true
// param mobile_from: STRING NULL = '2026-09-01'
// param says_grade: BOOLEAN = false
// param grade: STRING NULL = null
// param at: STRING = '2026-03-02T00:00:00.000Z'
MATCH (a:Agent {uid: $agent_uid})
SET a.move_intent = coalesce($move_intent, a.move_intent),
    a.mobile_from = CASE WHEN $says_mobile_from THEN date($mobile_from) ELSE a.mobile_from END,
    a.grade = CASE WHEN $says_grade THEN $grade ELSE a.grade END,
    a.move_intent_said_at = CASE WHEN $move_intent IS NULL THEN a.move_intent_said_at ELSE $at END,
    a.mobile_from_said_at = CASE WHEN $says_mobile_from THEN $at ELSE a.mobile_from_said_at END,
    a.grade_said_at = CASE WHEN $says_grade THEN $at ELSE a.grade_said_at END
