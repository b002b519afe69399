// Occupations.
//
// A row that comes again changes nothing; a row that has changed replaces what it said before.
//
// mode: write
// param rows: LIST<MAP> = []
UNWIND $rows AS row
MERGE (n:Occupation {uid: row.uid})
ON CREATE SET n.norm = null, n.demand = null, n.rarity = null, n.worded = null
SET n.scheme = row.scheme,
    n.code = row.code,
    n.label_fr = row.label_fr,
    n.label_en = row.label_en,
    n.alt_labels = row.alt_labels,
    n.family = row.family,
    n.digital = row.digital,
    n.search_text = row.search_text,
    n.sort_text = row.sort_text
