-- Which claims in the articles do milestones, tiers or known visits contradict?
-- How to read it: known is what the tables allow for; neither the claim nor the table has been changed.
-- Set: verdict (contradicts), partner (all), rows (50).
SELECT kind, text AS claim, partner, known_least || coalesce(' to ' || known_most, ' or more') AS known, against,
    article_id
FROM claim_checked
WHERE verdict = coalesce(one_of('verdict', getvariable('verdict')::VARCHAR, ['agrees', 'contradicts', 'open']), 'contradicts')
    AND (getvariable('partner') IS NULL OR partner = getvariable('partner'))
ORDER BY kind, claim_checked.article_id, span_start
LIMIT coalesce(getvariable('rows')::INTEGER, 50);
