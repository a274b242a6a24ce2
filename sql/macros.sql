-- Macros: questions with parameters. They need the file to be opened itself, or USE after ATTACH.
CREATE MACRO fold(text) AS lower(replace(replace(strip_accents(text), 'Đ', 'd'), 'đ', 'd'));
