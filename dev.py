"""One command for each job; standard library only. See docs/testing.md."""
