-- Every partner code stands in partner.
SELECT DISTINCT u.used_in, u.partner
FROM (
    SELECT 'engagement_partner' AS used_in, partner FROM engagement_partner
    UNION ALL SELECT 'mention_partner', partner FROM mention_partner
    UNION ALL SELECT 'article_partner', partner FROM article_partner
    UNION ALL SELECT 'milestone', partner FROM milestone
    UNION ALL SELECT 'tier', partner FROM tier
    UNION ALL SELECT 'partner_name', partner FROM partner_name
) AS u
ANTI JOIN partner AS p USING (partner);
