# Shorthand for dev.py, which works on every system.
.PHONY: run test build
run test build:
	python3 dev.py $@
