"""History: what happened, and the desk as it was at an instant."""
