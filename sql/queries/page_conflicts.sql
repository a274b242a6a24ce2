-- On which points do the tellings of an engagement disagree?
SELECT text FROM conflict WHERE engagement_key = getvariable('engagement_key') ORDER BY position;
