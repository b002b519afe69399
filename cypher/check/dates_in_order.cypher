// Things that end before they begin.
//
// mode: read
// returns violations: INTEGER
// returns examples: LIST<STRING>
WITH 1 AS one
CALL (one) {
  MATCH (n:Assignment)
  WHERE n.`end` < n.start OR n.term_end < n.start
  RETURN n.uid AS uid
  UNION ALL
  MATCH (n:Vacancy)
  WHERE n.apply_by < n.opened_on OR n.filled_on < n.opened_on OR n.withdrawn_on < n.opened_on
  RETURN n.uid AS uid
  UNION ALL
  MATCH (n:Accompaniment)
  WHERE n.ended_on < n.started_on
  RETURN n.uid AS uid
  UNION ALL
  MATCH (n:MobilityRequest)
  WHERE n.answered_on < n.asked_on
  RETURN n.uid AS uid
  UNION ALL
  MATCH (n:Introduction)
  WHERE n.answered_at < n.asked_at
  RETURN n.uid AS uid
}
WITH uid
ORDER BY uid
WITH collect(uid) AS uids
RETURN size(uids) AS violations, uids[0..5] AS examples
