"""The ``spacy`` engine: claims read off a dependency parse."""
