"""E-mail bytes in, a proposed contact out."""
