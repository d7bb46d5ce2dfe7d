"""Every error says what it is about, and what the shell is told."""

import pytest

from claims import errors

EXAMPLES: dict[type[errors.ClaimsError], tuple[errors.ClaimsError, str]] = {
    errors.ClaimsError: (errors.ClaimsError("2 sources failed"), "2 sources"),
    errors.NotFoundError: (errors.NotFoundError("claim", "a/1", "look"), "claim a/1"),
    errors.ConflictError: (errors.ConflictError("a/1 was dropped"), "a/1"),
    errors.ChangedError: (errors.ChangedError("a/1"), "a/1"),
    errors.NeedsEvidenceError: (errors.NeedsEvidenceError("true needs it"), "true"),
    errors.OverError: (errors.OverError("bob holds a/1", "a/1", ("bob",)), "a/1"),
    errors.QuoteError: (errors.QuoteError("the text nowhere says 'x'"), "'x'"),
    errors.ReadError: (errors.ReadError("a.txt", "is empty"), "a.txt"),
    errors.WrongEncodingError: (
        errors.WrongEncodingError("a.txt", "is not UTF-8; pass --encoding NAME"),
        "a.txt",
    ),
    errors.FetchError: (errors.FetchError("https://x.org", "gone"), "https://x.org"),
    errors.ScaleError: (errors.ScaleError("scale 'a' is bare"), "'a'"),
    errors.WriteError: (errors.WriteError("a.html", "disk full"), "a.html"),
    errors.MissingExtraError: (
        errors.MissingExtraError("HTML", "reading"),
        "'trafilatura<3,>=2.3' 'lxml_html_clean<1,>=0.4'",
    ),
    errors.InstallationError: (errors.InstallationError("x is not there"), "x"),
    errors.DataFileError: (errors.DataFileError("scales.toml"), "scales.toml"),
    errors.PolicyError: (errors.PolicyError("[gate] knows no 'x'"), "'x'"),
    errors.CalculationError: (
        errors.CalculationError("'1/' is no calculation"),
        "'1/'",
    ),
    errors.ModelError: (errors.ModelError("en_x", "is not installed"), "en_x"),
    errors.EndpointError: (errors.EndpointError("x.org", "answers 418"), "x.org"),
    errors.NoEndpointError: (
        errors.NoEndpointError("x.org", "cannot be reached"),
        "x.org",
    ),
    errors.ConsentError: (errors.ConsentError("nothing was sent to x.org"), "x.org"),
    errors.UsageError: (errors.UsageError("'x' is not a claim"), "'x'"),
    errors.UrlError: (errors.UrlError("nonsense://"), "nonsense://"),
    errors.DatabaseError: (errors.DatabaseError("database error: locked"), "locked"),
    errors.SchemaError: (errors.SchemaError("no desk at a.db"), "a.db"),
}


def every(kind: type[errors.ClaimsError]) -> list[type[errors.ClaimsError]]:
    return [kind, *(each for below in kind.__subclasses__() for each in every(below))]


@pytest.mark.parametrize(
    "kind", every(errors.ClaimsError), ids=lambda kind: kind.__name__
)
def test_an_error_names_its_subject_in_a_clause(kind: type[errors.ClaimsError]) -> None:
    error, subject = EXAMPLES[kind]

    assert subject in str(error)
    assert not str(error).endswith(".")
    assert kind.__name__.endswith("Error")
    assert error.exit_code in (1, 2, 3)
