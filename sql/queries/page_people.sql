-- Who met whom?
WITH chosen AS (
    SELECT engagement_key, date_first
    FROM engagement_partner
    WHERE partner = getvariable('partner') AND status IN ('held', 'ongoing')
      AND date_first <= getvariable('to_date') AND date_last >= getvariable('from_date')
),
side AS (
    SELECT
        engagement_key, date_first, side, country, coalesce(name, role) AS person, any_value(role) AS role
    FROM engagement_participant JOIN chosen USING (engagement_key)
    WHERE coalesce(name, role) IS NOT NULL
    GROUP BY ALL
),
pair AS (
    SELECT
        h.person AS ours, any_value(h.role) AS our_role, p.person AS theirs, any_value(p.role) AS their_role,
        count(DISTINCT h.engagement_key) AS times, max(h.engagement_key) AS latest_key
    FROM side AS h
    JOIN side AS p USING (engagement_key)
    WHERE h.side = 'home' AND p.side = 'partner' AND coalesce(p.country, getvariable('partner')) = getvariable('partner')
    GROUP BY h.person, p.person
    ORDER BY times DESC, latest_key DESC
    LIMIT 15
)
SELECT ours, our_role, theirs, their_role, times, e.date_first, e.date_last, e.granularity::VARCHAR AS granularity
FROM pair JOIN engagement AS e ON e.engagement_key = latest_key
ORDER BY times DESC, latest_key DESC;
