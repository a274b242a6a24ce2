-- Of which partners are the counts to be made again? Of those of engagements that are gone, renewed or new.
FROM partner_gone
UNION
SELECT partner FROM engagement_partner SEMI JOIN renewed USING (engagement_key);
