"""Confidant: an encrypted, offline notebook for independent confidants of families."""
