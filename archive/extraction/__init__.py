"""Text → findings. Pure functions: no database, no files while text is read, no clock (the reference date is an argument)."""
