"""What each form of time looks like: from the words at a place to what they name."""
