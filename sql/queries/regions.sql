-- How is attention spread over the regions?
-- How to read it: what took place dated to one year, by UN region; two partners make two rows; wholes leave parts out.
-- Set: year (that of the newest day known).
SELECT coalesce(n.region, n.kind) AS region, count(*) AS partner_rows,
    count(*) FILTER (NOT is_part) AS wholes, count(DISTINCT p.partner) AS partners,
    count(*) FILTER (p.level = 'leader') AS with_leader
FROM took_place AS p
JOIN partner AS n USING (partner)
WHERE year(p.date_first) = coalesce(getvariable('year')::INTEGER, (SELECT year(as_of) FROM build))
    AND year(p.date_first) = year(p.date_last)
GROUP BY coalesce(n.region, n.kind)
ORDER BY partner_rows DESC, region;
