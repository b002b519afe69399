// The titles of some assignments.
//
// `worded` is the mark of the texts from which the terms were made that are linked now; null where none are.
//
// mode: read
// param uids: LIST<STRING> = ['asg-01']
// returns uid: STRING
// returns texts: LIST<STRING>
// returns worded: STRING NULL
UNWIND $uids AS uid
MATCH (s:Assignment {uid: uid})
RETURN s.uid AS uid,
       [coalesce(s.title_fr, '')] AS texts,
       s.worded AS worded
ORDER BY uid
