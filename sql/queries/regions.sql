-- How is attention spread over the regions?
-- How to read it: engagements that took place, dated to one year, by UN region; one act with two partners counts in both.
-- Set: year (that of the newest day known).
SELECT coalesce(n.region, n.kind) AS region, count(*) AS partner_rows, count(DISTINCT p.partner) AS partners,
    count(*) FILTER (p.level = 'leader') AS with_leader
FROM took_place AS p
JOIN partner AS n USING (partner)
WHERE year(p.date_first) = coalesce(getvariable('year')::INTEGER, (SELECT year(as_of) FROM build))
    AND year(p.date_first) = year(p.date_last)
GROUP BY coalesce(n.region, n.kind)
ORDER BY partner_rows DESC, region;
