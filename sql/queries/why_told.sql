-- Which engagements have now the telling that an id beginning like this was made from?
-- Each telling gives an id: the first 16 digits of the SHA-256 of its key. So an id leads on without any history.
-- Set the variable prefix to the first characters of an id.
SELECT DISTINCT e.engagement_id
FROM telling_keys(NULL) AS k
JOIN engagement AS e USING (engagement_key)
WHERE starts_with(left(sha256(k.telling_key), 16), getvariable('prefix'))
ORDER BY e.engagement_id
LIMIT 6;
