"""Notices, and what belongs to the passing of time: date jobs that ran, outbreaks, shifts that were signed for."""
