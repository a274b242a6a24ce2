-- Of which partners are the counts to be made again?
SELECT coalesce(former.partner, now.partner) AS partner
FROM counted AS former
FULL JOIN counted_now AS now USING (partner)
WHERE former.content IS DISTINCT FROM now.content;
