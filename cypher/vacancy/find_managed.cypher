// The vacancy with a key, open or closed, when the viewer recruits for its post: for it or for an organisation above.
//
// mode: read
// param uid: STRING = 'vac-01'
// param viewer_all: BOOLEAN = false
// param viewer_organisation: STRING NULL = 'org-01'
// returns uid: STRING
// returns post_uid: STRING
// returns state: STRING
// returns opened_on: STRING
// returns vacant_from: STRING NULL
// returns apply_by: STRING NULL
// returns filled_on: STRING NULL
// returns source_url: STRING NULL
MATCH (v:Vacancy {uid: $uid})-[:FOR]->(p:Post)-[:OF]->(g:Organisation)
WHERE $viewer_all OR EXISTS {
    MATCH (g)-[:PART_OF|SUCCEEDED_BY*0..8]->(:Organisation {uid: $viewer_organisation})
  }
RETURN v.uid AS uid,
       p.uid AS post_uid,
       v.state AS state,
       toString(v.opened_on) AS opened_on,
       toString(v.vacant_from) AS vacant_from,
       toString(v.apply_by) AS apply_by,
       toString(v.filled_on) AS filled_on,
       v.source_url AS source_url
