"""One file per dialog: value in, value out."""
