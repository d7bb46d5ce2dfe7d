"""Sheets for people outside the desk: call sheets and the writer's sheet."""
