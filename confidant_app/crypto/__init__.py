"""Key slots and sealed bundles: bytes in, bytes out."""
