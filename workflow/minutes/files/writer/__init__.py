"""OpenDocument texts → `Source`."""
