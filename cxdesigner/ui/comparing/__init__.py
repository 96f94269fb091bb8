"""Another state of the blueprint beside the one worked on: table, marks, side by side."""
