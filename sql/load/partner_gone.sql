-- Which partners have engagements that are gone, or renewed?
SELECT DISTINCT partner FROM engagement_partner SEMI JOIN engagement_gone USING (engagement_key);
