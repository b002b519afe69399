// rule: ORDER BY puts null last going up and first going down, and breaks ties by the next key
// expect: same
// --- read
UNWIND [{uid: 'd', n: 2}, {uid: 'b', n: null}, {uid: 'c', n: 2}, {uid: 'a', n: 1.5}] AS row
WITH row ORDER BY row.n, row.uid DESC
WITH collect(row.uid) AS up
UNWIND [{uid: 'd', n: 2}, {uid: 'b', n: null}, {uid: 'c', n: 2}, {uid: 'a', n: 1.5}] AS row
WITH up, row ORDER BY row.n DESC, row.uid
RETURN up, collect(row.uid) AS down
// --- rows
// {"up": ["a", "d", "c", "b"], "down": ["b", "c", "d", "a"]}
