"""Which of the times named is an item's own, and what the others are to it."""
