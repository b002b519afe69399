// Two agents with consents of one node a purpose, and an introduction between them.
CREATE (a:Agent:InStatistics {uid: 'agt-a', display_name: 'Zoé', status: 'TENURED'}),
       (b:Agent {uid: 'agt-b', display_name: 'Yves', status: 'TENURED'}),
       (a)-[:GAVE]->(:Consent {uid: 'agt-a:STATISTICS', purpose: 'STATISTICS', granted_at: '2025-01-01T08:00:00Z', withdrawn_at: null}),
       (a)-[:GAVE]->(:Consent {uid: 'agt-a:VISIBLE_TO_PEERS', purpose: 'VISIBLE_TO_PEERS', granted_at: '2025-01-01T08:00:00Z', withdrawn_at: '2025-02-01T08:00:00Z'}),
       (a)-[:ASKED]->(:Introduction {uid: 'int-a', state: 'ASKED', asked_at: '2025-03-01T08:00:00Z', answered_at: null, message: null, contact: null})-[:TO]->(b)
