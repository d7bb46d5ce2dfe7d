"""Edges of a claim: the punctuation at which none begins or ends."""

EDGES = frozenset("\"'“”„«»‹›「」『』‘’`,;:!?…。！？、，；：؟।–—-*_.")
