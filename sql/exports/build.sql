-- The build that the export was made from.
SELECT build_id, schema_version, home, coalesce((SELECT name FROM partner WHERE partner = build.home), home) AS home_name, as_of, created_at, articles, mentions, engagements, partners, unresolved, failures
FROM build;
