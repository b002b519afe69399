// rule: a map literal as a column, and a property of it
// expect: same
// --- read
WITH {code: 'x', list: [1, 2], inner: {deep: true}, none: null} AS map
RETURN map, map.code AS code, map.inner.deep AS deep, map.absent AS absent
// --- rows
// {"map": {"code": "x", "list": [1, 2], "inner": {"deep": true}, "none": null}, "code": "x", "deep": true, "absent": null}
