//! Nearness of occupations by a random walk over the competencies that they share (`RP3β`).
//!
//! From an occupation to one of its competencies, and on to an occupation that needs it, each step
//! with a probability in proportion to weight^α; occupations that everybody reaches are divided by
//! their popularity^β. Source: Paudel et al., "Updatable, Accurate, Diverse, and Scalable
//! Recommendations for Interactive Applications" (2016), on the graph of `docs/recommendation.md`.

/// A sparse vector: positions, in rising order, with their weights.
pub type Sparse = Vec<(usize, f64)>;

/// The occupations nearest to each, at most `keep`, the best first; values are shares of the best.
///
/// `profiles` holds, for each occupation, its competencies with their weights, all above 0.
#[must_use]
pub fn walk(profiles: &[Sparse], alpha: f64, beta: f64, keep: usize) -> Vec<Sparse> {
    let stepped: Vec<Sparse> = profiles.iter().map(|row| powered(row, alpha)).collect();
    let columns = transpose(&stepped);
    let column_sums: Vec<f64> = columns.iter().map(total).collect();
    let popularity: Vec<f64> = stepped.iter().map(|row| total(row).powf(beta)).collect();
    let mut near = Vec::with_capacity(profiles.len());
    let mut reached = vec![0.0; profiles.len()];
    for (from, row) in stepped.iter().enumerate() {
        reached.fill(0.0);
        let length = total(row);
        for (competency, weight) in row {
            let there = weight / length / column_sums[*competency];
            for (to, back) in &columns[*competency] {
                reached[*to] += there * back;
            }
        }
        reached[from] = 0.0;
        let scored = reached
            .iter()
            .zip(&popularity)
            .enumerate()
            .filter(|(_, (value, _))| **value > 0.0)
            .map(|(to, (value, popular))| (to, value / popular));
        near.push(shares_of_best(best(scored.collect(), keep)));
    }
    near
}

/// The occupations most similar to each by cosine, at most `keep`, the best first.
#[must_use]
pub fn nearest(profiles: &[Sparse], keep: usize) -> Vec<Sparse> {
    let columns = transpose(profiles);
    let norm = |row: &Sparse| row.iter().map(|(_, w)| w * w).sum::<f64>().sqrt();
    let norms: Vec<f64> = profiles.iter().map(norm).collect();
    let mut dot = vec![0.0; profiles.len()];
    let mut found = Vec::with_capacity(profiles.len());
    for (from, row) in profiles.iter().enumerate() {
        dot.fill(0.0);
        for (competency, weight) in row {
            for (to, other) in &columns[*competency] {
                dot[*to] += weight * other;
            }
        }
        dot[from] = 0.0;
        let scored = dot
            .iter()
            .enumerate()
            .filter(|(_, value)| **value > 0.0)
            .map(|(to, value)| (to, value / (norms[from] * norms[to])));
        found.push(best(scored.collect(), keep));
    }
    found
}

fn powered(row: &Sparse, alpha: f64) -> Sparse {
    row.iter()
        .map(|(position, weight)| (*position, weight.powf(alpha)))
        .collect()
}

fn total(row: &Sparse) -> f64 {
    row.iter().map(|(_, weight)| weight).sum()
}

fn transpose(rows: &[Sparse]) -> Vec<Sparse> {
    let width = rows.iter().flatten().map(|(position, _)| position + 1);
    let mut columns = vec![Sparse::new(); width.max().unwrap_or(0)];
    for (row, cells) in rows.iter().enumerate() {
        for (column, weight) in cells {
            columns[*column].push((row, *weight));
        }
    }
    columns
}

/// The largest values first, the lower position first among equals.
fn best(mut scored: Sparse, keep: usize) -> Sparse {
    scored.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    scored.truncate(keep);
    scored
}

fn shares_of_best(scored: Sparse) -> Sparse {
    let largest = scored.first().map_or(1.0, |(_, value)| *value);
    scored
        .into_iter()
        .map(|(position, value)| (position, value / largest))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Three occupations over three competencies: 0 needs {0, 1}, 1 needs {1, 2}, 2 needs {2}.
    fn profiles() -> Vec<Sparse> {
        vec![
            vec![(0, 1.0), (1, 1.0)],
            vec![(1, 1.0), (2, 1.0)],
            vec![(2, 1.0)],
        ]
    }

    #[test]
    fn two_steps_worked_out_by_hand() {
        // From 1: competency 1 (1/2) leads to 0 (1/2): 1/4; competency 2 (1/2) to 2 (1/2): 1/4.
        let near = walk(&profiles(), 1.0, 0.0, 10);
        assert_eq!(near[1], [(0, 1.0), (2, 1.0)]);
        assert_eq!(near[0], [(1, 1.0)]);
        // Popularity 2^1 of occupation 0 against 1 of occupation 2.
        let near = walk(&profiles(), 1.0, 1.0, 10);
        assert_eq!(near[1], [(2, 1.0), (0, 0.5)]);
        assert_eq!(walk(&profiles(), 1.0, 1.0, 1)[1], [(2, 1.0)]);
    }

    #[test]
    fn likeness_is_the_cosine() {
        let found = nearest(&profiles(), 10);
        assert_eq!(found[0].len(), 1);
        assert!((found[0][0].1 - 0.5).abs() < 1e-12);
        assert!((found[2][0].1 - 0.5_f64.sqrt()).abs() < 1e-12);
    }

    #[test]
    fn nothing_in_nothing_out() {
        assert!(walk(&[], 0.8, 0.1, 5).is_empty());
        assert_eq!(walk(&[Sparse::new()], 0.8, 0.1, 5), [Sparse::new()]);
    }
}
