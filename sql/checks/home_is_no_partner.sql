-- The home country never stands opposite itself.
SELECT p.engagement_key, p.partner FROM engagement_partner AS p JOIN build AS b ON p.partner = b.home;
