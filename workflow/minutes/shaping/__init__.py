"""From what is proposed to what a secretary would write: its day, title, owner, once."""
