"""The panel of trials: what hangs on the selection, what fails, what other times would change."""
