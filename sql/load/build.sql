-- What the build says of itself: the name and days given in build_given, and what its tables count.
INSERT INTO build BY NAME
SELECT
    *,
    (SELECT count(*) FROM article) AS articles,
    (SELECT count(*) FROM mention) AS mentions,
    (SELECT count(*) FROM engagement) AS engagements,
    (SELECT count(DISTINCT partner) FROM engagement_partner) AS partners,
    (SELECT count(*) FROM unresolved) AS unresolved,
    (SELECT count(*) FROM failure) AS failures
FROM build_given;
