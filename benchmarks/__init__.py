"""Races against programs that do the same; each module is a command that anyone can run."""
