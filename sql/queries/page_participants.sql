-- Who took part in an engagement, on which side?
SELECT side::VARCHAR AS side, name, role, country
FROM engagement_participant
WHERE engagement_key = getvariable('engagement_key')
ORDER BY engagement_participant.side, position;
