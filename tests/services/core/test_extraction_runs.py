"""What proposed a claim, in words, and the passes of engines."""

import pytest
import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.services.articles.proposals import Extraction
from claims.services.core.extraction_runs import engine_label, run_label, run_records
from claims.services.core.lookup import find_article
from support import TEXT, propose
from support_desk import take_in


@pytest.mark.parametrize("model", [None, "small 3.8"])
def test_an_engine_has_one_label_in_python_and_in_sql(
    connection: Connection, model: str | None
) -> None:
    take_in(connection, extraction=Extraction("spacy", "2", [], [], model=model))

    label = connection.scalar(sa.select(run_label()).select_from(schema.extraction_run))

    assert label == engine_label("spacy", "2", model)
    assert label == ("spacy 2 (small 3.8)" if model else "spacy 2")


def test_a_person_is_no_engine() -> None:
    assert engine_label(None, None, None) is None


def test_every_pass_is_a_record(connection: Connection) -> None:
    proposals = [propose(TEXT, "The bridge is safe")]
    done = Extraction("test", "1", proposals, [], model_sha256="a", rejected=2)
    take_in(connection, extraction=done)

    found = run_records(connection, find_article(connection, "harbour"))

    assert found["run/1"].pop("recorded_at")
    assert found == {
        "run/1": {
            "revision": 1,
            "engine": "test",
            "engine_version": "1",
            "model": None,
            "model_sha256": "a",
            "proposed": 1,
            "rejected": 2,
        }
    }
