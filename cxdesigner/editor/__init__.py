"""What a person does to blueprints: documents, history, commands, actions. No Qt."""
