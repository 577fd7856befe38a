"""A folder for PYTHONPATH: Python imports `sitecustomize` from it before anything else runs."""
