-- Which key has each engagement now whose words are made of the same as before? None: they are to be made again.
SELECT former.engagement_key AS former, now.engagement_key AS key
FROM worded AS former
LEFT JOIN worded_now AS now
    ON former.engagement_id = now.engagement_id AND former.content = now.content AND former.is_retold IS NOT true;
