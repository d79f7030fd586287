"""Drafts of proposals: what the next sentence adds to one, and each item once."""
