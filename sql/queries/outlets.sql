-- Who reports, and how much of what each outlet reports is told by nobody else?
-- How to read it: alone counts engagements that only this outlet tells.
-- Set: rows (25).
SELECT coalesce(outlet, 'unnamed') AS outlet, articles, engagements, alone
FROM outlet_count
ORDER BY engagements DESC, outlet_count.outlet
LIMIT coalesce(getvariable('rows')::INTEGER, 25);
