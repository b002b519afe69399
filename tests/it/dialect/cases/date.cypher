// rule: date() of an ISO text, its parts, and toString() back to the text
// expect: same
// --- params
// {"day": "2026-03-02", "none": null}
// --- read
RETURN toString(date($day)) AS text, date($day).year AS year, date($day).month AS month,
       date($day).day AS day, toString(date($none)) AS none, date($day) = date('2026-03-02') AS equal
// --- rows
// {"text": "2026-03-02", "year": 2026, "month": 3, "day": 2, "none": null, "equal": true}
