"""Survey answers and measurements of others brought into a blueprint."""
