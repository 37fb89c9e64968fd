"""Phone lines by pyVoIP: the hotline as one extension of an existing PBX, or on its own without a registrar.

pyVoIP (GPL-3) is an optional extra, ``pip install hotline[pyvoip]``, and is imported when a `PyVoIPEngine` is made,
not before. It uses `audioop`, which Python 3.13 no longer has: the extra brings `audioop-lts` (PSF-2.0) there.

`engine` and `leg` are the seam's side, in asyncio. Behind them run two threads for all calls together: `sip`, which
reads and writes SIP and owns `phone` and every call; and `media`, which moves every `rtp` stream in ticks of 20 ms.
Both are reached by commands that they carry out in order, and both tell what happened through `notices`.

What is overridden in pyVoIP 1.6.8, and why, stands at the class that overrides it. The syntax of SIP, SDP and digest,
the jitter buffer, playback and recording are parts of the native engine.

Limits: UDP over IPv4; G.711 and telephone events; no registrar of its own, and so nobody who could be challenged: who
is not let in is refused; audio goes where SDP says, so a far end behind NAT needs the PBX to relay; gaps are silent.
"""
