"""The garbage collector, out of the way of calls.

A full collection stops every thread, the media thread included: with the web application in memory it took 0.2 s
here, ten packets of every call.
"""

import gc

YOUNG = 5_000
"""Objects made before the youngest are looked at; what a call leaves behind is mostly freed without the collector."""


def settle() -> None:
    """Call when everything is constructed: what is there now stays, and is never walked through again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, 20, 50)
