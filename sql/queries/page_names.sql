-- By which names can a partner be looked up?
SELECT DISTINCT search_name, partner FROM partner_name ORDER BY search_name, partner;
