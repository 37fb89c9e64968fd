"""Measurements: `python -m bench.<name>` prints JSON."""
