// The posts open today that are found by some terms: which of the words each has, and how well.
//
// A term stands for a word with a weight: how near it is to the word, times how rare the word is. A post is found by what it
// says and by the names of its occupation, of what it requires, of its place and of its organisation and what is above
// them; `fields` says what a word is worth in each. A word counts once for a post: by its best field, and by `more` of
// the others. A term that does not hold its word adds to a post that holds others. `said` are the words that a post has
// not only by what its occupation needs, `firm` those of them that it has not only by its description. A reference that
// is typed whole refers to its post. Scores are in thousand-millionths: engines add floats in different orders, and ties must be ties.
//
// mode: read
// param terms: LIST<MAP> = [{"word": 0, "uid": "developpeur", "weight": 1.0, "holds": 1}]
// param fields: MAP = {"title": 1.0, "text": 0.3, "occupation": 0.8, "stated": 0.6, "inherited": 0.3, "place": 0.5, "organisation": 0.4}
// param more: FLOAT = 0.1
// param references: LIST<STRING> = ['DINUM-2026-001']
// param today: STRING = '2026-03-02'
// returns posts: LIST<LIST<ANY>>
// each posts: uid, words, said, firm, score, referred
CALL {
  UNWIND $terms AS term
  MATCH (t:Term {uid: term.uid})
  CALL (t) {
    MATCH (t)<-[s:SAYS]-(p:Open)
    RETURN p, CASE WHEN s.weight >= 1.0 THEN 'title' ELSE 'text' END AS field
    UNION ALL
    MATCH (t)<-[:NAMED]-(:Occupation)<-[:AS]-(p:Open)
    RETURN p, 'occupation' AS field
    UNION ALL
    MATCH (t)<-[:NAMED]-(:Competency)<-[r:REQUIRES]-(p:Open)
    RETURN p, CASE WHEN r.derived THEN 'inherited' ELSE 'stated' END AS field
    UNION ALL
    MATCH (t)<-[:NAMED]-(:Place)<-[:PART_OF*0..4]-(:Place)<-[:IN]-(p:Open)
    RETURN p, 'place' AS field
    UNION ALL
    MATCH (t)<-[:NAMED]-(:Organisation)<-[:PART_OF|SUCCEEDED_BY*0..8]-(:Organisation)<-[:OF]-(p:Open)
    RETURN p, 'organisation' AS field
  }
  WITH p, term.word AS word, field, max(term.weight) AS weight, max(term.holds) AS holds
  WITH p, word, weight * CASE field
         WHEN 'title' THEN $fields.title
         WHEN 'text' THEN $fields.text
         WHEN 'occupation' THEN $fields.occupation
         WHEN 'stated' THEN $fields.stated
         WHEN 'inherited' THEN $fields.inherited
         WHEN 'place' THEN $fields.place
         ELSE $fields.organisation
       END AS part, holds * CASE field WHEN 'inherited' THEN 1 WHEN 'text' THEN 2 ELSE 3 END AS grade
  WITH p, word, max(part) AS best, sum(part) AS all_parts, max(grade) AS grade
  RETURN p, collect(CASE WHEN grade >= 1 THEN word ELSE null END) AS words,
         collect(CASE WHEN grade >= 2 THEN word ELSE null END) AS said,
         collect(CASE WHEN grade >= 3 THEN word ELSE null END) AS firm,
         sum(best + $more * (all_parts - best)) AS score, 0 AS referred
  UNION ALL
  MATCH (p:Post)
  WHERE p.reference IN $references AND p:Open
  RETURN p, [] AS words, [] AS said, [] AS firm, 0.0 AS score, 1 AS referred
}
WITH p, words, said, firm, score, referred
ORDER BY p.uid, score DESC
WITH p, collect(words)[0] AS words, collect(said)[0] AS said, collect(firm)[0] AS firm, max(score) AS score, max(referred) AS referred
WHERE any(w IN p.open_during WHERE left(w, 10) <= $today AND right(w, 10) > $today)
WITH p.uid AS uid, words, said, firm, toInteger(round(score * 1000000000.0)) AS score, referred = 1 AS referred
ORDER BY uid
RETURN collect([uid, words, said, firm, score, referred]) AS posts
