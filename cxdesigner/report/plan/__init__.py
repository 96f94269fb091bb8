"""The action plan and the duties: what is to be done, by whom, and who answers for what."""
