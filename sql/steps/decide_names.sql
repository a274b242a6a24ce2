-- By which names can the partners of a decision be given? (Only names that one partner alone bears.)
SELECT lower(name) AS called, any_value(partner) AS partner
FROM partner_name
WHERE partner NOT IN (SELECT home FROM build)
GROUP BY ALL
HAVING count(DISTINCT partner) = 1
ORDER BY called;
