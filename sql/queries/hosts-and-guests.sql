-- Who met whom most often?
-- How to read it: pairs of named people in one engagement since the day set, accents aside; a visit counts once with its talks.
-- Set: partner (all), since (2015-01-01), rows (20).
WITH family AS (
    -- the engagements that belong together, few beside all, so that only these are looked through for repeats
    SELECT engagement_key, whole_key FROM engagement_whole WHERE whole_key <> engagement_key
    UNION
    SELECT whole_key, whole_key FROM engagement_whole WHERE whole_key <> engagement_key
)
SELECT max_by(h.name, engagement_key) AS ours, max_by(g.name, engagement_key) AS theirs, g.country AS partner,
    (SELECT left(n.name, 16) FROM partner AS n WHERE n.partner = g.country) AS name,
    count(*) FILTER (f.whole_key IS NULL) + count(DISTINCT f.whole_key) AS times, max(e.date_last) AS last_by
FROM engagement_participant AS h
JOIN engagement_participant AS g USING (engagement_key)
JOIN engagement AS e USING (engagement_key)
LEFT JOIN family AS f USING (engagement_key)
WHERE h.side = 'home' AND g.side = 'partner' AND h.name IS NOT NULL AND g.name IS NOT NULL
    AND e.status IN ('held', 'ongoing')
    AND (getvariable('partner') IS NULL OR g.country = getvariable('partner'))
    AND e.date_first >= coalesce(getvariable('since')::DATE, DATE '2015-01-01')
GROUP BY fold(h.name), fold(g.name), g.country
ORDER BY times DESC, ours, theirs, g.country
LIMIT coalesce(getvariable('rows')::INTEGER, 20);
