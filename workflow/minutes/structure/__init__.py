"""From lines to units: headings, bullets, rows, sentences, and what stands beside."""
