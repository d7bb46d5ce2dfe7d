"""The language that the engines and the values know: English, by its tag."""


def is_english(language: str | None) -> bool:
    """Tell whether a BCP 47 tag means English; what nobody told is taken for it."""
    if language is None:
        return True
    return language.replace("_", "-").partition("-")[0].lower() in ("en", "eng")
