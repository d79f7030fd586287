"""What the words around tell of the times found: limits, hours, the year."""
