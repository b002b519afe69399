// rule: percentileCont is refused: medians are taken over sorted lists, in Rust
// expect: refused
// refusal: Unknown function: percentilecont
// --- read
UNWIND [1, 2, 4, 9] AS n
RETURN percentileCont(n, 0.5) AS median
// --- rows
// {"median": 3.0}
