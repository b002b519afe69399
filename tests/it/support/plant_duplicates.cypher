// Two competencies and two occupations of one code, and one of another scheme.
//
// mode: write
UNWIND [{uid: '1', scheme: 'X'}, {uid: '2', scheme: 'X'}, {uid: '3', scheme: 'Y'}] AS row
CREATE (:Competency {uid: 'k-' + row.uid, scheme: row.scheme, code: 'c'})
CREATE (:Occupation {uid: 'o-' + row.uid, scheme: row.scheme, code: 'c'})
