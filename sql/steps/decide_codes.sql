-- By which codes can the partners of a decision be given?
SELECT lower(partner) AS called, partner
FROM partner
WHERE partner NOT IN (SELECT home FROM build)
ORDER BY partner;
