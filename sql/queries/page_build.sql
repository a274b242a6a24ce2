-- Which build is this, and which days does it know about?
SELECT
    build_id, schema_version, created_at, home, coalesce(partner.name, home) AS home_name, partner.iso2 AS home_iso2, as_of, articles,
    mentions, engagements, partners, unresolved, failures,
    (SELECT min(published_first) FROM article) AS first_published,
    (SELECT min(date_first) FROM engagement) AS first_engagement
FROM build
LEFT JOIN partner ON partner.partner = build.home;
