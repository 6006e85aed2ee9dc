"""The cards of the settings page."""
