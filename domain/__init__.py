"""The rules of a service centre: pure functions and frozen values, Python's standard library only.

Nothing here does I/O, reads a clock or rolls dice: `now` is passed in (aware UTC), decisions are returned.
"""
