-- By which code and names is the home country given, which is no partner of a decision?
SELECT lower(home) AS called FROM build
UNION
SELECT lower(name) FROM partner_name WHERE partner IN (SELECT home FROM build)
ORDER BY called;
