"""An iCalendar leaf: it knows RFC 5545, 7986 and 9253, and nothing of minutes, items or databases.

An `entry.Entry` is rendered by `component.render` into the bytes of one VEVENT or VTODO;
`feed.join` puts such bytes into a calendar that strangers' programs subscribe to.
"""
