"""What all rooms share: the database, the language, how things are written, security headers, error pages."""
