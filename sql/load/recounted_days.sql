-- Of which partners are the counts to be made again, and on whose days? Those of engagements gone, renewed or new.
FROM partner_gone
UNION
SELECT partner, date_first, date_last FROM engagement_partner SEMI JOIN renewed USING (engagement_key);
