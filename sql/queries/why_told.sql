-- Which engagements have now the telling that an id beginning like this was made from?
-- Each telling gives an id: the first 16 digits of the SHA-256 of its key. So an id leads on without any history.
-- Set the variable prefix to the first characters of an id.
WITH
    named AS (
        SELECT mention_key, coalesce(string_agg(partner, '+' ORDER BY partner), '') AS partners
        FROM mention LEFT JOIN mention_partner USING (mention_key)
        GROUP BY mention_key
    ),
    keyed AS (
        SELECT
            m.engagement_key,
            concat_ws(':', a.article_id, m.type, n.partners, row_number() OVER (
                PARTITION BY m.article_key, m.type, n.partners ORDER BY m.mention_index
            )) AS telling_key
        FROM mention AS m
        JOIN named AS n USING (mention_key)
        JOIN article AS a USING (article_key)
    )
SELECT DISTINCT e.engagement_id
FROM keyed AS k
JOIN engagement AS e USING (engagement_key)
WHERE starts_with(left(sha256(k.telling_key), 16), getvariable('prefix'))
ORDER BY e.engagement_id
LIMIT 6;
