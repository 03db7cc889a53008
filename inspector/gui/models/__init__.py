"""What views read: rows and lines, fetched in small pieces."""
