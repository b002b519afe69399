// Vacancies by key that are open on a day, or closed ones of posts that the viewer saved, wants, dismissed or
// recruits for.
//
// mode: read
// param uids: LIST<STRING> = ['vac-01']
// param today: STRING = '2026-03-02'
// param viewer_all: BOOLEAN = false
// param viewer_agent: STRING NULL = 'agt-01'
// param viewer_organisation: STRING NULL = null
// returns uid: STRING
// returns post_uid: STRING
// returns state: STRING
// returns opened_on: STRING
// returns vacant_from: STRING NULL
// returns apply_by: STRING NULL
// returns filled_on: STRING NULL
// returns source_url: STRING NULL
UNWIND $uids AS uid
MATCH (v:Vacancy {uid: uid})-[:FOR]->(p:Post)
WHERE $viewer_all OR any(w IN coalesce(p.open_during, []) WHERE left(w, 10) <= $today AND right(w, 10) > $today
         AND substring(w, 11, size(w) - 22) = v.uid)
  OR EXISTS { MATCH (:Agent {uid: $viewer_agent})-[:SAVED|INTERESTED_IN|DISMISSED]->(p) }
  OR EXISTS {
    MATCH (p)-[:OF]->(:Organisation)-[:PART_OF|SUCCEEDED_BY*0..8]->(:Organisation {uid: $viewer_organisation})
  }
RETURN v.uid AS uid,
       p.uid AS post_uid,
       v.state AS state,
       toString(v.opened_on) AS opened_on,
       toString(v.vacant_from) AS vacant_from,
       toString(v.apply_by) AS apply_by,
       toString(v.filled_on) AS filled_on,
       v.source_url AS source_url
