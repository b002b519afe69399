// The title and description of some posts, or nothing where a post is not open: only open posts are found by words.
//
// `worded` is the mark of the texts from which the terms were made that are linked now; null where none are.
//
// mode: read
// param uids: LIST<STRING> = ['pst-01']
// returns uid: STRING
// returns texts: LIST<STRING>
// returns worded: STRING NULL
UNWIND $uids AS uid
MATCH (p:Post {uid: uid})
RETURN p.uid AS uid,
       CASE WHEN size(coalesce(p.open_during, [])) = 0 THEN []
         ELSE [p.title_fr, coalesce(p.description, '')] END AS texts,
       p.worded AS worded
ORDER BY uid
