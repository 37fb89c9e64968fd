"""The engines behind the seam of `telephony.engine`: one folder each."""
