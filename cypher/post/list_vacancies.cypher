// The vacancies of posts, newest first: those open on a day, or all where the viewer may see closed ones.
//
// mode: read
// param uids: LIST<STRING> = ['pst-01']
// param today: STRING = '2026-03-02'
// param viewer_all: BOOLEAN = false
// param viewer_agent: STRING NULL = 'agt-01'
// param viewer_organisation: STRING NULL = null
// returns owner_uid: STRING
// returns uid: STRING
UNWIND $uids AS owner_uid
MATCH (p:Post {uid: owner_uid})<-[:FOR]-(v:Vacancy)
WHERE $viewer_all OR any(w IN coalesce(p.open_during, []) WHERE left(w, 10) <= $today AND right(w, 10) > $today
         AND substring(w, 11, size(w) - 22) = v.uid)
  OR EXISTS { MATCH (:Agent {uid: $viewer_agent})-[:SAVED|INTERESTED_IN|DISMISSED]->(p) }
  OR EXISTS {
    MATCH (p)-[:OF]->(:Organisation)-[:PART_OF|SUCCEEDED_BY*0..8]->(:Organisation {uid: $viewer_organisation})
  }
WITH owner_uid, v
ORDER BY owner_uid, v.opened_on DESC, v.uid
RETURN owner_uid,
       v.uid AS uid
