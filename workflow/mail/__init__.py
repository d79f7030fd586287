"""Mail: what a digest says, how it looks, and how it is handed to a server."""
