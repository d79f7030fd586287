"""Numbers that are no dates, before any date is read."""
