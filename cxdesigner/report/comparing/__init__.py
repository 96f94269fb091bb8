"""What differs between two states of a blueprint, told to a reader."""
