// How many searches for people the recruiters of an organisation made on a day.
//
// mode: read
// param organisation_uid: STRING = 'org-01'
// param day: STRING = '2026-03-02'
// returns asked: INTEGER
// returns again: BOOLEAN
MATCH (g:Organisation {uid: $organisation_uid})
RETURN CASE WHEN g.searched_on = $day THEN size(coalesce(g.searches, [])) ELSE 0 END AS asked, false AS again
