-- Which engagements of the former file are gone, or renewed?
SELECT engagement_key FROM engagement SEMI JOIN former USING (engagement_id);
