// Vacancies that close before they open, are filled without a day, and are filled and withdrawn.
//
// mode: write
UNWIND [
  {uid: 'w-1', state: 'VACANT', apply_by: '2026-01-01', filled_on: null, withdrawn_on: null},
  {uid: 'w-2', state: 'FILLED', apply_by: null, filled_on: null, withdrawn_on: null},
  {uid: 'w-3', state: 'VACANT', apply_by: null, filled_on: '2026-02-03', withdrawn_on: '2026-02-04'},
  {uid: 'w-4', state: 'WITHDRAWN', apply_by: null, filled_on: '2026-02-03', withdrawn_on: null}
] AS row
CREATE (:Vacancy {
  uid: row.uid, state: row.state, opened_on: date('2026-02-01'), apply_by: date(row.apply_by),
  filled_on: date(row.filled_on), withdrawn_on: date(row.withdrawn_on)
})
