"""The words of a clause as a title may use them, and those that stand above it."""
