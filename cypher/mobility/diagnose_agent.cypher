// Why an agent's ranking may be empty: consent, what is known of the agent, and what is open.
//
// mode: read
// param agent_uid: STRING = 'agt-01'
// param today: STRING = '2026-03-02'
// returns consents: BOOLEAN
// returns competencies: INTEGER
// returns assignments: INTEGER
// returns open_post: BOOLEAN
MATCH (a:Agent {uid: $agent_uid})
RETURN a:Recommendable AS consents,
       COUNT { (a)-[:HAS]->(:Competency) } AS competencies,
       COUNT { (a)-[:HELD]->(:Assignment) } AS assignments,
       EXISTS {
         MATCH (:Open)-[:OPEN_AS]->(v:Vacancy)
         WHERE v.state IN ['VACANT', 'LIKELY_VACANT'] AND v.opened_on <= date($today)
           AND (v.filled_on IS NULL OR v.filled_on > date($today))
           AND (v.withdrawn_on IS NULL OR v.withdrawn_on > date($today))
           AND (v.apply_by IS NULL OR v.apply_by >= date($today))
       } AS open_post
