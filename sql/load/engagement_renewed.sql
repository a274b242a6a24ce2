-- Which engagements are new in the file, or written anew?
FROM engagement SEMI JOIN renewed USING (engagement_key);
