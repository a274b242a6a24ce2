-- The build that the export was made from; not when, so that two builds of the same inputs export the same bytes.
SELECT
    build_id, schema_version, home, coalesce((SELECT name FROM partner WHERE partner = build.home), home) AS home_name,
    as_of, articles, mentions, engagements, partners, unresolved, failures
FROM build;
