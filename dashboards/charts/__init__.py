"""Charts as pure functions: a frame and words in, an Altair chart out; nothing is asked or drawn here."""
