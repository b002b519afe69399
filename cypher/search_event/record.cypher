// Counts a search that found nothing; who asked is not known here, and cannot be.
//
// mode: write
// param uid: STRING = '2026-03-02:posts:quantique'
// param words: STRING = 'quantique'
// param list: STRING = 'posts'
// param day: STRING = '2026-03-02'
MERGE (e:SearchEvent {uid: $uid})
ON CREATE SET e.words = $words, e.list = $list, e.day = date($day), e.searches = 1
ON MATCH SET e.searches = e.searches + 1
