"""What an item is called, so that it can be read alone."""
