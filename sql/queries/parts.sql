-- What was part of a larger engagement?
-- How to read it: talks within a visit, legs within a tour; look a whole up with why; leave parts out to count wholes.
-- Set: rows (30).
SELECT p.engagement_id AS part, p.edtf AS date, array_to_string(p.partners[:2], ' ') AS partners, p.type::VARCHAR AS type,
    w.engagement_id AS whole
FROM engagement AS p
JOIN engagement AS w ON w.engagement_key = p.part_of_key
ORDER BY p.date_first DESC NULLS LAST, p.engagement_key DESC
LIMIT coalesce(getvariable('rows')::INTEGER, 30);
