"""Word documents → `Source`."""
