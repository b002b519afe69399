// rule: toFloat makes a float of an integer, a float, a text and null
// expect: same
// --- read
RETURN toFloat(2) AS whole, toFloat(0.25) AS part, toFloat('1.5') AS text, toFloat(null) AS none,
       toFloat('x') AS letters, toInteger(2.9) AS down, toInteger('7') AS seven
// --- rows
// {"whole": 2.0, "part": 0.25, "text": 1.5, "none": null, "letters": null, "down": 2, "seven": 7}
