"""The desk itself: making it, its policies, its rating scales."""
