// rule: a parameter that was not given
// expect: error
// --- read
RETURN $absent AS n
