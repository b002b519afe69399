SHOW TRANSACTIONS YIELD currentQuery AS text
WHERE text STARTS WITH '// tests/slow'
RETURN count(*) AS answer
