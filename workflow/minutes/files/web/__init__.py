"""Pages of HTML → `Source`."""
