"""Tables of others: delimited text and Excel workbooks, read as rows of texts."""
