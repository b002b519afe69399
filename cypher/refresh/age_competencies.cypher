// How sure each competency of some agents is today, after the years without use.
//
// `trust` is the confidence, halved every `half_life` years beyond the first `fresh` without use. What
// was never dated counts as fresh; what is inferred was aged when it was inferred.
//
// mode: write
// param uids: LIST<STRING> = ['agt-01']
// param as_of: STRING = '2026-03-02'
// param half_life: FLOAT = 5.0
// param fresh: FLOAT = 1.0
UNWIND $uids AS uid
MATCH (:Agent {uid: uid})-[h:HAS]->(:Competency)
WITH h, coalesce(duration.inDays(h.last_used, date($as_of)).days / 365.25 - $fresh, 0.0) AS unused
SET h.trust = toFloat(h.confidence) * CASE
      WHEN h.derived OR unused <= 0 THEN 1.0
      ELSE 0.5 ^ (unused / $half_life)
    END
