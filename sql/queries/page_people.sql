-- Who met whom?
-- How to read it: a visit and the talks within it are one time. A bare office stands for a person only where its side names
-- nobody, two bare offices are no pair, and offices in the plural are nobody: who they were is not told.
WITH chosen AS (
    SELECT p.engagement_key, coalesce(e.part_of_key, p.engagement_key) AS whole_key
    FROM engagement_partner AS p JOIN engagement AS e USING (engagement_key)
    WHERE p.partner = getvariable('partner') AND p.status IN ('held', 'ongoing')
      AND p.date_first <= getvariable('to_date') AND p.date_last >= getvariable('from_date')
),
side AS (
    SELECT
        engagement_key, whole_key, side, fold(coalesce(name, role)) AS person, any_value(coalesce(name, role)) AS told,
        any_value(role) AS role, bool_or(name IS NOT NULL) AS is_named
    FROM engagement_participant JOIN chosen USING (engagement_key)
    WHERE (name IS NOT NULL OR NOT regexp_matches(role, '(?i)^(?:[a-z-]+ ){0,2}(?:leaders|heads|chiefs|presidents|ministers'
        || '|secretaries|speakers|ambassadors|envoys|representatives|delegates|officials|members|kings)\b'))
      AND (side = 'home' OR coalesce(country, getvariable('partner')) = getvariable('partner'))
    GROUP BY engagement_key, whole_key, side, person
    QUALIFY is_named OR NOT max(is_named) OVER (PARTITION BY engagement_key, side)
),
pair AS (
    SELECT
        max_by(h.told, h.engagement_key) AS ours, max_by(h.role, h.engagement_key) AS our_role,
        max_by(p.told, h.engagement_key) AS theirs, max_by(p.role, h.engagement_key) AS their_role,
        count(DISTINCT h.whole_key) AS times, max(h.engagement_key) AS latest_key
    FROM side AS h
    JOIN side AS p USING (engagement_key)
    WHERE h.side = 'home' AND p.side = 'partner' AND (h.is_named OR p.is_named)
    GROUP BY h.person, p.person
    ORDER BY times DESC, latest_key DESC
    LIMIT 15
)
SELECT
    ours, our_role, theirs, their_role, times, e.engagement_id, e.date_first, e.date_last,
    e.granularity::VARCHAR AS granularity
FROM pair JOIN engagement AS e ON e.engagement_key = latest_key
ORDER BY times DESC, latest_key DESC;
