-- Which words can be set for a variable?
-- How to read it: a variable not listed takes a day (since, until), a number, true or false, a partner, or any text.
-- Set: variable (all).
WITH choice(variable, words) AS (
    SELECT unnest(['at_least', 'level']), enum_range(NULL::level)::VARCHAR[]
    UNION ALL
    SELECT 'period', ['day', 'week', 'month', 'quarter', 'half', 'year', 'fiscal year']
    UNION ALL
    SELECT 'verdict', ['agrees', 'contradicts', 'open']
    UNION ALL
    SELECT 'region', list(DISTINCT region ORDER BY region) FROM partner
    UNION ALL
    SELECT 'name', list(DISTINCT table_name ORDER BY table_name) FROM data_dictionary WHERE file = current_database()
    UNION ALL
    SELECT 'variable', ['at_least', 'level', 'name', 'period', 'region', 'variable', 'verdict']
),
each AS (SELECT variable, unnest(words) AS word, generate_subscripts(words, 1) AS nth FROM choice)
SELECT variable, word
FROM each
WHERE word IS NOT NULL AND (getvariable('variable') IS NULL OR variable = getvariable('variable'))
ORDER BY variable, nth;
