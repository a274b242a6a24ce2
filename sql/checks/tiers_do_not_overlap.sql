-- A partner stands in one tier at a time, besides partnerships in one field.
SELECT t.partner, t.tier, o.tier AS also
FROM tier AS t
JOIN tier AS o ON t.partner = o.partner AND t.rank < o.rank AND t.scope IS NULL AND o.scope IS NULL
WHERE coalesce(o.valid_to, DATE '9999-12-31') >= coalesce(t.valid_from_first, DATE '0001-01-01')
    AND coalesce(t.valid_to, DATE '9999-12-31') >= coalesce(o.valid_from_first, DATE '0001-01-01');
