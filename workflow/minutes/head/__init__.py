"""What stands before the matters, and what it tells of the meeting."""
