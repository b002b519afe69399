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
       COUNT { (a)-[:HAS|PROPOSED]->(:Competency) } AS competencies,
       COUNT { (a)-[:HELD]->(:Assignment) } AS assignments,
       EXISTS {
         MATCH (p:Open)
         WHERE any(w IN p.open_during WHERE left(w, 10) <= $today AND right(w, 10) > $today)
       } AS open_post
