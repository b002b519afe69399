// The marks that writes left on some subjects; none for one that nothing has changed yet.
//
// mode: read
// param subjects: LIST<STRING> = ['agent:agt-01']
// returns subject: STRING
// returns mark: STRING
UNWIND $subjects AS subject
MATCH (c:Change {uid: subject})
RETURN c.uid AS subject, c.mark AS mark
