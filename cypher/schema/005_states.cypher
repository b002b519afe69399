// Open posts are found by occupation, and candidates by what their cards show.
//
// mode: schema
CREATE INDEX open_occupation IF NOT EXISTS FOR (n:Open) ON (n.occupation_uid);
CREATE INDEX candidate_cell IF NOT EXISTS FOR (n:VisibleToRecruiters) ON (n.cell);
