"""From what an expression says to days, one rule for each kind."""
