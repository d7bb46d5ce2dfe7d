"""The next text of an article, from a file to the desk."""

import io
from pathlib import Path

import pytest

from claims.database.engine import begin, connect
from claims.errors import ConflictError, NotFoundError
from claims.services.articles.article_withdraw import withdraw_article
from claims.services.core.lookup import find_article
from claims.services.core.revisions import latest_revision
from claims.services.revisions.revision_add import Revised
from claims.workflows.revise import Engines, Latest, revise_from
from support import TEXT
from support_desk import prepare

CHANGED = TEXT.replace("40,000", "41,000")


@pytest.fixture
def draft(database: str, tmp_path: Path) -> Path:
    """The next text of an article that the desk has."""
    prepare(database)
    path = tmp_path / "harbour.txt"
    path.write_text(CHANGED, encoding="utf-8")
    return path


def revised(
    url: str, draft: Path, article: str = "harbour", *, dry_run: bool = False
) -> Revised | Latest:
    engines = Engines("rules", None)
    done, _ = revise_from(
        url,
        article,
        str(draft),
        engines=engines,
        reading={},
        stdin=io.BytesIO,
        by="ada",
        dry_run=dry_run,
    )
    return done


def last(url: str) -> tuple[int, str]:
    with connect(url) as connection:
        _, found = latest_revision(connection, find_article(connection, "harbour"))
    return found.number, found.text


def test_the_text_of_a_file_is_the_next_revision(database: str, draft: Path) -> None:
    done = revised(database, draft)

    assert isinstance(done, Revised)
    assert last(database) == (2, CHANGED)


def test_a_dry_run_says_the_same_and_stores_nothing(database: str, draft: Path) -> None:
    told = revised(database, draft, dry_run=True)

    assert last(database) == (1, TEXT)
    assert revised(database, draft) == told


def test_the_text_that_the_desk_has_is_no_revision(database: str, draft: Path) -> None:
    draft.write_text(TEXT, encoding="utf-8")

    assert revised(database, draft) == Latest("harbour", 1)


def test_only_an_article_that_stands_is_revised(database: str, draft: Path) -> None:
    with pytest.raises(NotFoundError, match="no article nowhere"):
        revised(database, draft, "nowhere")
    with begin(database) as connection:
        article = find_article(connection, "harbour")
        withdraw_article(connection, article, because="a draft", by="ada")

    with pytest.raises(ConflictError):
        revised(database, draft)
