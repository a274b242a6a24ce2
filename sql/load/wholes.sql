-- Which engagements of the former file have parts in `renewed`?
UPDATE engagement SET part_of_key = w.engagement_key
FROM renewed AS r
JOIN engagement AS w ON w.engagement_id = r.part_of
WHERE engagement.engagement_key = r.engagement_key AND engagement.part_of_key IS NULL;
