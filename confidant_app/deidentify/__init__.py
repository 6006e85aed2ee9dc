"""Dutch text in, findings out; the names on file first."""
