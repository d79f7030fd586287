"""A shallow reading of Norwegian main clauses: words, verbs, clauses, and who is asked."""
