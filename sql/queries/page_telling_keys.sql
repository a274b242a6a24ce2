-- By which lasting key is each telling of an engagement named, to be set apart from the others?
WITH page AS (
    SELECT DISTINCT article_key FROM mention WHERE engagement_key = getvariable('engagement_key')
),
named AS (
    SELECT mention_key, coalesce(string_agg(partner, '+' ORDER BY partner), '') AS partners
    FROM mention
    SEMI JOIN page USING (article_key)
    LEFT JOIN mention_partner USING (mention_key)
    GROUP BY mention_key
),
keyed AS (
    SELECT
        m.mention_key, m.engagement_key,
        concat_ws(':', a.article_id, m.type, n.partners, row_number() OVER (
            PARTITION BY m.article_key, m.type, n.partners ORDER BY m.mention_index
        )) AS telling_key
    FROM mention AS m
    JOIN named AS n USING (mention_key)
    JOIN article AS a USING (article_key)
)
SELECT mention_key, telling_key
FROM keyed
WHERE engagement_key = getvariable('engagement_key')
ORDER BY mention_key;
