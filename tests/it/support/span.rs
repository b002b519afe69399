//! What an attacker can work out from sums: everything in the span of the answers.

/// A prime under which no count of a test comes near.
const P: u64 = 2_147_483_629;

/// Sums of unknown cells that are known, in echelon form.
pub struct Span {
    width: usize,
    rows: Vec<(usize, Vec<u64>)>,
}

impl Span {
    pub fn new(width: usize) -> Self {
        Self {
            width,
            rows: Vec::new(),
        }
    }

    /// What is left of a sum when everything known is taken away; a cell that is named twice counts twice.
    fn reduce(&self, cells: &[usize]) -> Vec<u64> {
        let mut left = vec![0; self.width];
        for cell in cells {
            left[*cell] += 1;
        }
        for (pivot, row) in &self.rows {
            let factor = left[*pivot];
            if factor != 0 {
                for (value, known) in left.iter_mut().zip(row) {
                    *value = (*value + (P - factor) * known) % P;
                }
            }
        }
        left
    }

    /// The attacker learns the sum of some cells.
    pub fn learn(&mut self, cells: &[usize]) {
        let mut left = self.reduce(cells);
        let Some(pivot) = left.iter().position(|value| *value != 0) else {
            return;
        };
        let inverse = power(left[pivot], P - 2);
        for value in &mut left {
            *value = *value * inverse % P;
        }
        self.rows.push((pivot, left));
    }

    /// Whether the sum of some cells follows from what was learnt.
    pub fn knows(&self, cells: &[usize]) -> bool {
        self.reduce(cells).iter().all(|value| *value == 0)
    }
}

fn power(mut base: u64, mut exponent: u64) -> u64 {
    let mut result = 1;
    while exponent > 0 {
        if exponent & 1 == 1 {
            result = result * base % P;
        }
        base = base * base % P;
        exponent >>= 1;
    }
    result
}

#[test]
fn differences_of_sums_are_in_the_span_and_halves_are_not() {
    let mut span = Span::new(4);
    span.learn(&[0, 1, 2, 3]);
    span.learn(&[1, 2, 3]);
    span.learn(&[2, 3]);
    assert!(span.knows(&[0]) && span.knows(&[1]) && span.knows(&[0, 1]));
    assert!(!span.knows(&[2]) && !span.knows(&[1, 2]));
}
