CREATE (:Consent {uid: 'too-late'})
