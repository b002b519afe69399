// rule: a refusal for another reason than the one recorded is noticed
// expect: refused
// refusal: quantified paths are not supported
// complaint: refused in other words
// --- read
RETURN 2 AS
