"""The tables, one subject to a file, and the closed word lists."""
