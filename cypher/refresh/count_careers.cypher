// How many people have a career that is known, of those who agreed to be counted: the N of rarity.
//
// mode: read
// param as_of: STRING = '2026-03-02'
// returns people: INTEGER
MATCH (a:InStatistics)
WHERE EXISTS {
  MATCH (a)-[:HELD]->(s:Assignment)-[:AS]->(:Occupation) WHERE s.start <= date($as_of)
}
RETURN count(a) AS people
