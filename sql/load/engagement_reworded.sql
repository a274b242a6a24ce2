-- Which engagements have no words yet?
FROM engagement WHERE engagement_key NOT IN (SELECT key FROM engagement_moved WHERE key IS NOT NULL);
