"""The same services, for the shell."""
