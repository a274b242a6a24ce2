-- The build that the export was made from.
SELECT build_id, schema_version, home, as_of, created_at, articles, mentions, engagements, partners, unresolved, failures
FROM build;
