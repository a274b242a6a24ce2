-- Which partners have engagements that are gone, or renewed, and on which days?
SELECT DISTINCT partner, date_first, date_last FROM engagement_partner SEMI JOIN engagement_gone USING (engagement_key);
