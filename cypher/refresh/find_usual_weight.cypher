// The lower median of what open posts weigh, by which a fit is scaled; nothing where no open post requires anything.
//
// mode: write
MATCH (p:Open)
WHERE p.weight > 0
WITH p.weight AS weight
ORDER BY weight
WITH collect(weight) AS weights
WHERE size(weights) > 0
MATCH (d:Derivation {uid: 'post_norms'})
SET d.usual_weight = weights[(size(weights) - 1) / 2]
