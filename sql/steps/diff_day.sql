-- From which day does a file see what it tells?
SELECT as_of FROM build;
