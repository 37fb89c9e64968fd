"""Simulated residents and agents, so that a newcomer sees calls without owning a phone."""
