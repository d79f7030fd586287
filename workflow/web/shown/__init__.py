"""What pages show, worked out before a template prints it: plain values, no database, no HTML."""
