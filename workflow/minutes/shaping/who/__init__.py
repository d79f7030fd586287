"""Who is to do it."""
