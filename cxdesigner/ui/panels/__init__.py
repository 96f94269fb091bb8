"""What stands beside the canvas: inspector, problems."""
