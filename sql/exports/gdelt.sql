-- Engagements in the columns of GDELT's events; SQLDATE is empty unless the day is known, so no day is invented.
SELECT
    i.engagement_id || '-' || ep.partner AS GLOBALEVENTID,
    CASE WHEN i.date_first = i.date_last THEN strftime(i.date_first, '%Y%m%d') END AS SQLDATE,
    CASE WHEN date_trunc('month', i.date_first) = date_trunc('month', i.date_last) THEN strftime(i.date_first, '%Y%m') END
        AS MonthYear,
    CASE WHEN year(i.date_first) = year(i.date_last) THEN strftime(i.date_first, '%Y') END AS Year,
    i.edtf AS EDTF,
    i.actor AS Actor1Code, a.name AS Actor1Name, i.recipient AS Actor2Code, r.name AS Actor2Name,
    (NOT e.is_part)::INTEGER AS IsRootEvent,
    i.cameo_code AS EventCode, left(i.cameo_code, 2) AS EventRootCode, i.quad_class AS QuadClass,
    e.tellings AS NumMentions, e.articles AS NumArticles, i.place AS ActionGeo_FullName,
    strftime(e.last_published, '%Y%m%d') AS DATEADDED,
    s.url AS SOURCEURL
FROM interchange AS i
JOIN engagement AS e USING (engagement_key)
JOIN build AS b ON true
JOIN engagement_partner AS ep
    ON ep.engagement_key = i.engagement_key AND ep.partner = CASE WHEN i.actor = b.home THEN i.recipient ELSE i.actor END
LEFT JOIN partner AS a ON a.partner = i.actor
LEFT JOIN partner AS r ON r.partner = i.recipient
LEFT JOIN (SELECT engagement_key, min(web_address(url)) AS url FROM telling GROUP BY engagement_key) AS s
    ON s.engagement_key = i.engagement_key
ORDER BY GLOBALEVENTID;
