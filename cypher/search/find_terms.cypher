// The terms that words may stand for and by which some open post is found, with how rare each is.
//
// `exact` are keys of terms; `prefixes` their beginnings, the shortest terms first; `near` asks for terms of about a
// word's length that begin as it does, among which its right spelling is sought. A term of no post that is open on the
// day is left out: a title of an assignment, an occupation that nobody recruits for, a post that has closed.
//
// mode: read
// param exact: LIST<STRING> = ['developpeur']
// param prefixes: LIST<STRING> = ['dev']
// param near: LIST<MAP> = [{"start": "d", "least": 9, "most": 12}]
// param most: INTEGER = 60
// param today: STRING = '2026-03-02'
// returns uid: STRING
// returns idf: FLOAT NULL
CALL {
  UNWIND $exact AS key
  MATCH (t:Term {uid: key})
  RETURN t
  UNION
  UNWIND $prefixes AS start
  CALL (start) {
    MATCH (t:Term)
    WHERE t.uid STARTS WITH start
    WITH t, size(t.uid) AS letters
    ORDER BY letters, t.uid
    LIMIT $most
    RETURN t
  }
  RETURN t
  UNION
  UNWIND $near AS near
  MATCH (t:Term)
  WHERE t.uid STARTS WITH near.start AND size(t.uid) >= near.least AND size(t.uid) <= near.most
  RETURN t
}
WITH DISTINCT t
WHERE EXISTS {
    MATCH (t)<-[:SAYS]-(p:Open)
    WHERE any(w IN p.open_during WHERE left(w, 10) <= $today AND right(w, 10) > $today)
  }
  OR EXISTS {
    MATCH (t)<-[:NAMED]-(:Occupation)<-[:AS]-(p:Open)
    WHERE any(w IN p.open_during WHERE left(w, 10) <= $today AND right(w, 10) > $today)
  }
  OR EXISTS {
    MATCH (t)<-[:NAMED]-(:Competency)<-[:REQUIRES]-(p:Open)
    WHERE any(w IN p.open_during WHERE left(w, 10) <= $today AND right(w, 10) > $today)
  }
  OR EXISTS {
    MATCH (t)<-[:NAMED]-(:Place)<-[:PART_OF*0..4]-(:Place)<-[:IN]-(p:Open)
    WHERE any(w IN p.open_during WHERE left(w, 10) <= $today AND right(w, 10) > $today)
  }
  OR EXISTS {
    MATCH (t)<-[:NAMED]-(:Organisation)<-[:PART_OF|SUCCEEDED_BY*0..8]-(:Organisation)<-[:OF]-(p:Open)
    WHERE any(w IN p.open_during WHERE left(w, 10) <= $today AND right(w, 10) > $today)
  }
RETURN t.uid AS uid, t.idf AS idf
ORDER BY uid
