-- How many articles named a partner in each month, quarter or year?
SELECT date_trunc(getvariable('per'), published_last)::DATE AS period, count(*) AS articles
FROM article_partner JOIN article USING (article_key)
WHERE partner = getvariable('partner') AND published_last BETWEEN getvariable('from_date') AND getvariable('to_date')
GROUP BY period
ORDER BY period;
