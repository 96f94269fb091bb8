"""The findings of a blueprint as a person works through them: grouped, searched, told as text."""
