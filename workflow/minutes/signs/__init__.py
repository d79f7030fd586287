"""What may be an item, and the named signs that speak for it or against it."""
