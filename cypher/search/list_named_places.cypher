// The places, but for countries, of which the name has one of some terms.
//
// mode: read
// param uids: LIST<STRING> = ['bretagn']
// returns uid: STRING
// returns display_name: STRING
UNWIND $uids AS key
MATCH (:Term {uid: key})<-[:NAMED]-(n:Place)
WHERE n.kind <> 'COUNTRY'
RETURN DISTINCT n.uid AS uid, n.display_name AS display_name
ORDER BY uid
