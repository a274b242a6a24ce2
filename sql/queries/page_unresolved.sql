-- What was seen and not settled, and why?
-- How to read it: the example is the first of its kind, with the words before and after it and the article it stands in.
WITH kinds AS (
    SELECT kind, why, count(*) AS times, arg_min(
        {'article_key': article_key, 'span_start': span_start, 'span_end': span_end, 'text': text},
        (article_key, span_start)
    ) AS first
    FROM unresolved
    GROUP BY kind, why
    ORDER BY times DESC, kind, why
    LIMIT 40
)
SELECT
    k.kind, k.why, k.times, first.text AS example,
    substring(t.text, greatest(first.span_start, 60) - 59, least(first.span_start, 60)) AS before,
    substring(t.text, first.span_end + 1, 60) AS after,
    coalesce(a.outlet, regexp_extract(a.source, '[^/]*$')) AS outlet, a.title, a.url
FROM kinds AS k
LEFT JOIN article AS a ON a.article_key = first.article_key
LEFT JOIN article_text AS t ON t.article_key = first.article_key
ORDER BY k.times DESC, k.kind, k.why;
