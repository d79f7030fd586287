"""Pages of PDF → `Source`: words with their places → lines, rows and paragraphs."""
