"""Numbers about a blueprint: pure functions of records, and the sentences that tell them."""
