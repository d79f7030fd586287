"""An iCalendar leaf: knows RFC 5545, 7986 and 9253; nothing of minutes or databases."""
