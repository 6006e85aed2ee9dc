"""What stands beside the timeline of a case: one file per card."""
