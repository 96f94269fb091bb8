"""The dialog that brings survey answers and measurements in."""
