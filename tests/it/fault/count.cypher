MATCH (c:Consent {uid: 'too-late'})
RETURN count(c) AS answer
