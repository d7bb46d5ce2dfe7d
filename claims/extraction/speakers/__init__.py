"""Speakers: by what names an article calls who says something."""
