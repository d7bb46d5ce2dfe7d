"""What proposed a claim, in words."""


def engine_label(
    engine: str | None, version: str | None, model: str | None
) -> str | None:
    """Return an engine as people and machines read it: ``spacy 1 (model 3.8.0)``."""
    if engine is None:
        return None
    return f"{engine} {version} ({model})" if model else f"{engine} {version}"
