-- Who reports, and how much of what each outlet reports is told by nobody else?
-- How to read it: alone counts engagements that only this outlet tells.
-- Set: rows (25).
WITH told AS (
    SELECT DISTINCT m.engagement_key, coalesce(a.outlet, 'unnamed') AS outlet
    FROM mention AS m
    JOIN article AS a USING (article_key)
    WHERE m.engagement_key IS NOT NULL
),
counted AS (SELECT *, count(*) OVER (PARTITION BY engagement_key) AS outlets FROM told)
SELECT left(outlet, 40) AS outlet, count(*) AS engagements, count(*) FILTER (outlets = 1) AS alone
FROM counted
GROUP BY counted.outlet
ORDER BY engagements DESC, outlet
LIMIT coalesce(getvariable('rows')::INTEGER, 25);
