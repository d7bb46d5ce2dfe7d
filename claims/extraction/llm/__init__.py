"""The ``llm`` engine: what a model quotes is placed, or refused."""
