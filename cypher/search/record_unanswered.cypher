// Counts a search that found nothing, in its month; of who asked only a bucket of many is kept.
//
// mode: write
// param uid: STRING = '2026-03-01:0a1b2c3d:posts:quantique'
// param words: STRING = 'quantique'
// param list: STRING = 'posts'
// param month: STRING = '2026-03-01'
// param epoch: STRING = '0a1b2c3d'
// param bucket: INTEGER = 7
MERGE (e:SearchEvent {uid: $uid})
ON CREATE SET e.words = $words, e.list = $list, e.month = date($month), e.epoch = $epoch,
              e.searches = 0, e.buckets = []
SET e.searches = e.searches + 1,
    e.buckets = CASE WHEN $bucket IN e.buckets THEN e.buckets ELSE e.buckets + $bucket END
