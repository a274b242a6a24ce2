-- Tiers of partnership with their dates and sources.
SELECT partner, tier, rank, name, scope, valid_from_first, valid_from_last, granularity::VARCHAR AS granularity, valid_to,
    source, note
FROM tier
ORDER BY partner, valid_from_first, tier;
