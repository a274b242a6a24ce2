-- Which build is this, and up to which day does it know?
-- How to read it: cite build_id with any figure; nothing published after as_of is known.
SELECT build_id, home, as_of, articles, engagements, partners, unresolved FROM build;
