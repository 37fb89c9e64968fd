"""The rule engine: what was said against what must and must never be said (handbook P1–P6).

Pure: transcripts and moments in, judgements out. The same code serves the running call and the recording afterwards.
"""
