"""Photographs of every page of the site, and what a machine can see on them (`make gallery`)."""
