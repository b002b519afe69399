// The families of occupations, by name, with their occupations and how many of their posts are open on a day.
//
// mode: read
// param today: STRING = '2026-03-02'
// returns family: STRING
// returns occupations: LIST<STRING>
// returns posts: INTEGER
MATCH (o:Occupation)
WHERE o.family IS NOT NULL AND NOT coalesce(o.retired, false)
CALL (o) {
  MATCH (o)<-[:AS]-(p:Open)
  WHERE any(w IN p.open_during WHERE left(w, 10) <= $today AND right(w, 10) > $today)
    AND (p.copy_until IS NULL OR p.copy_until <= $today)
  RETURN count(p) AS posts
}
WITH o, posts
ORDER BY o.family, o.sort_text, o.uid
WITH o.family AS family, collect(o.uid) AS occupations, sum(posts) AS posts
RETURN family, occupations, posts
ORDER BY family
