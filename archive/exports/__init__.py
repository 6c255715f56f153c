"""CSV, JSON, citations: answers of queries written in formats that others read."""
