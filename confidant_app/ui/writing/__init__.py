"""The parts of the page on which a letter of a family is written."""
