"""The archive as files that any web host serves: pages in both languages, search included, without Python."""
