"""Phone lines: SIP, RTP, media, recording. `engine.py` is the seam everything else sees."""
