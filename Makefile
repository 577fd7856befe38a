# The same as `python3 dev.py ...`, for fingers that type make. ARGS are passed on: make test ARGS="-k standing".
PYTHON ?= python3

.PHONY: help setup try test lint bench lock
help setup try test lint bench lock:
	@$(PYTHON) dev.py $@ $(ARGS)
