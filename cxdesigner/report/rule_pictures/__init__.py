"""The wrong and the right picture of each rule, drawn by the program itself."""
