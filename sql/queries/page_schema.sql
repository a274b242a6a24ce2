-- Which version of the schema made this file?
SELECT schema_version FROM build;
