// What statistics count of some agents who agreed to be counted, as texts, and the digests of what two versions count.
//
// What is derived is left out: it follows from these facts and from the référentiels. An agent who does not agree has
// no facts.
//
// mode: read
// param uids: LIST<STRING> = ['agt-01']
// returns uid: STRING
// returns even: STRING NULL
// returns odd: STRING NULL
// returns facts: LIST<STRING>
UNWIND $uids AS uid
MATCH (a:Agent {uid: uid})
RETURN a.uid AS uid,
       a.even_digest AS even,
       a.odd_digest AS odd,
       CASE WHEN 'InStatistics' IN labels(a) THEN ['agent|' + coalesce(a.status, '') + '|' + coalesce(a.move_intent, '') + '|'
           + coalesce(toString(a.mobile_from), '') + '|' + coalesce(a.category, '')]
         + [(a)-[:BELONGS_TO]->(c:Corps) | 'corps|' + c.uid]
         + [(a)-[h:HAS]->(c:Competency) WHERE coalesce(h.derived, false) = false
            | 'has|' + c.uid + '|' + coalesce(toString(h.level), '')]
         + [(a)-[:HELD]->(s:Assignment) | 'held|' + s.uid + '|' + coalesce(toString(s.start), '') + '|'
            + coalesce(toString(s.`end`), '') + '|' + coalesce(toString(s.term_end), '') + '|'
            + coalesce(toString(s.digital), '') + '|' + coalesce(toString(s.management), '')]
         + [(a)-[:HELD]->(s:Assignment)-[:AS]->(o:Occupation) | 'as|' + s.uid + '|' + o.uid]
         + [(a)-[:HELD]->(s:Assignment)-[:AT]->(g:Organisation) | 'at|' + s.uid + '|' + g.uid]
         + [(a)-[:HELD]->(s:Assignment)-[:ON]->(p:Post) | 'on|' + s.uid + '|' + p.uid]
         + [(a)-[:HELD]->(s:Assignment)-[:IN]->(l:Place) | 'in|' + s.uid + '|' + l.uid]
         + [(a)-[r:SAVED]->(p:Post) | 'saved|' + p.uid + '|' + coalesce(r.at, '')]
         + [(a)-[r:INTERESTED_IN]->(p:Post) | 'interested|' + p.uid + '|' + coalesce(r.at, '')]
         + [(a)-[r:DISMISSED]->(p:Post) | 'dismissed|' + p.uid + '|' + coalesce(r.reason, '')]
         + [(a)<-[:TO]-(n:Introduction) | 'asked|' + n.uid + '|' + coalesce(n.state, '') + '|'
            + coalesce(n.answered_at, '')]
         + [(a)-[:PROMOTED]->(g:GradeChange) | 'promoted|' + coalesce(toString(g.`on`), '')]
         + [(a)-[:FOLLOWED_IN]->(f:Accompaniment) | 'followed|' + f.uid + '|' + coalesce(toString(f.started_on), '')]
         + [(a)-[:GAVE_FEEDBACK]->(f:Feedback {kind: 'SATISFACTION'}) | 'feedback|' + f.uid + '|'
            + coalesce(toString(f.score), '') + '|' + coalesce(toString(f.`on`), '')]
         + [(a)-[:REQUESTED]->(q:MobilityRequest)-[:LEAVING]->(g:Organisation) | 'requested|' + q.uid + '|' + g.uid
            + '|' + coalesce(toString(q.asked_on), '') + '|' + coalesce(toString(q.answered_on), '') + '|'
            + coalesce(q.answer, '')]
         + [(a)-[:MEMBER_OF]->(n:Community) | 'member|' + n.uid]
       ELSE [] END AS facts
ORDER BY uid
