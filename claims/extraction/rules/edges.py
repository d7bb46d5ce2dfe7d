"""The marks at which no claim begins or ends."""

EDGES = frozenset("\"'“”„«»‹›「」『』‘’`,;:!?…。！？、，；：؟।–—-*_.")
