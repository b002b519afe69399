// What there is about an agent that goes to another when the two are one person, by type of relationship.
//
// mode: read
// param uid: STRING = 'agt-02'
// returns what: STRING
// returns records: INTEGER
MATCH (a:Agent {uid: $uid})-[r:HELD|PROMOTED|HAS|PROPOSED|WANTS|HIDDEN_FROM|MEMBER_OF|SAVED|DISMISSED|INTERESTED_IN|CLEARED|REJECTED|TOOK_BACK|ASPIRES|GAVE|ASKED|TO|GAVE_ENDORSEMENT|OFFERED|FOR_AGENT|FOLLOWED_IN|BY|TOLD|GAVE_FEEDBACK|REQUESTED]-(n)
WHERE NOT coalesce(r.derived, false)
RETURN type(r) AS what,
       count(n) AS records
ORDER BY what
