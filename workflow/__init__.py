"""Frist: from the minutes of meetings to deadlines nobody forgets."""
