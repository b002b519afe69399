// Candidates who look alike on a card are counted without those who do not.
//
// mode: schema
CREATE INDEX candidate_cell IF NOT EXISTS FOR (n:VisibleToRecruiters) ON (n.cell)
