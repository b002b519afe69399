// How rare it is to have gone through each occupation: ln(1 + N / n), of those who agreed to be counted.
//
// Fewer people than the small count weigh as that many, so that a rarity discloses nobody.
//
// mode: write
// param rows: LIST<MAP> = []
// param people: INTEGER = 20
// param small_count: INTEGER = 5
UNWIND $rows AS row
MATCH (o:Occupation {uid: row.uid})
SET o.rarity = round(log(1.0 + toFloat($people)
  / CASE WHEN row.people < $small_count THEN $small_count ELSE row.people END) * 1000000000000.0)
  / 1000000000000.0
