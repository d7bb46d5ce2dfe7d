"""The ``rules`` engine: claims of English sentences, without a model."""
