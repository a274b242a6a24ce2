-- A part belongs to another engagement that is there, and wholes are at most three steps away: an agreement at talks in a visit of a tour.
SELECT p.engagement_key, p.part_of_key
FROM engagement AS p
LEFT JOIN engagement AS w ON w.engagement_key = p.part_of_key
LEFT JOIN engagement AS v ON v.engagement_key = w.part_of_key
LEFT JOIN engagement AS t ON t.engagement_key = v.part_of_key
WHERE p.part_of_key IS NOT NULL
    AND (w.engagement_key IS NULL OR p.part_of_key = p.engagement_key OR t.part_of_key IS NOT NULL);
