"""One module per question; answers are frozen dataclasses. No HTML, no writing."""
