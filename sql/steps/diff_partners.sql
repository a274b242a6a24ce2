-- How is each partner called where a difference is told?
SELECT partner, name FROM partner ORDER BY partner;
