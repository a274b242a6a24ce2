-- Through which tiers of partnership did the relationship with a partner pass?
SELECT
    tier, rank, name, scope, valid_from_first, valid_from_last, granularity::VARCHAR AS granularity, valid_to, source, note
FROM tier
WHERE partner = getvariable('partner')
ORDER BY valid_from_first NULLS FIRST;
