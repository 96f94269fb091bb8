"""Pictures of the analyses: figures as scenes, drawn like the blueprint itself."""
