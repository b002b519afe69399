// The instants of introductions have milliseconds, so that they are in order as text.
//
// mode: write
MATCH (n:Introduction)
SET n.asked_at = left(n.asked_at, 19) + '.000Z',
    n.answered_at = left(n.answered_at, 19) + '.000Z'
