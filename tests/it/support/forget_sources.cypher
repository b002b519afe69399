// Vacancies and posts as an import left them that kept no sources.
//
// mode: write
MATCH (n:Post|Vacancy)
SET n.sources = null
