"""Files for the programs of others: letters that can be edited, calendars; bytes out."""
