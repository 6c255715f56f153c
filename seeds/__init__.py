"""What the archive knows before it reads: catalogue data with sources, and the sample documents."""
