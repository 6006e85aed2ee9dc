"""One file per item model."""
