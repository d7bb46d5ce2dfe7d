"""The next text of an article, read from a source, its claims found, and stored."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from shlex import quote
from typing import TYPE_CHECKING, Any, BinaryIO

from claims.database.engine import begin, connect
from claims.errors import ConflictError
from claims.reading import read
from claims.records import Article
from claims.services.articles.article_list import get_article
from claims.services.core.blind_checks import hidden_from
from claims.services.core.checkers import folded
from claims.services.core.lookup import find_article, refuse_withdrawn
from claims.services.core.revisions import latest_revision
from claims.services.revisions import revision_add
from claims.services.revisions.prepared_revision import prepare_revision
from claims.services.revisions.revision_add import Revised
from claims.services.revisions.revision_undo import undo_revision
from claims.workflows.document_extract import extract, forget_replies, remarks

if TYPE_CHECKING:
    from claims.extraction.llm.progress import Hear


@dataclass(frozen=True, slots=True)
class Latest:
    """The text is that of the latest revision already: nothing was changed."""

    article: str
    revision: int


@dataclass(frozen=True, slots=True)
class Engines:
    """Which engine was named, and which one is usual for English."""

    named: str | None
    usual: str | None


def revise_from(
    url: str,
    article: str,
    source: str,
    *,
    engines: Engines,
    reading: Mapping[str, Any],
    stdin: Callable[[], BinaryIO],
    by: str,
    viewer: str | None = None,
    dry_run: bool = False,
    agreed: Callable[[Revised], bool] = lambda _: False,
    hear: "Hear | None" = None,
) -> tuple[Revised | Latest, tuple[str, ...]]:
    """Read a source and store it as the next revision, unless it is the last one.

    ``reading`` is what ``read`` is told, and ``stdin`` gives the bytes for ``-``.
    Returns what became of it, and what a person should be told of the text. A dry run
    stores nothing. A text that closes more than half of the claims is probably that of
    another article: ``agreed`` is asked, with no transaction open, and without a yes
    ``ConflictError`` is raised and nothing stored. ``hear`` is told how far a model is
    asked.
    """
    with connect(url) as connection:
        name = find_article(connection, article)
        refuse_withdrawn(connection, name)
        about = get_article(connection, name)
        _, last = latest_revision(connection, name)
    found = read(source, stdin=stdin, **reading)
    document = replace(
        found,
        title=about.title,
        published_on=about.published_on,
        language=about.language,
    )
    if document.text == last.text:
        return Latest(name.slug, last.number), ()
    # The engine runs before the transaction, and the claims are carried over before it:
    # nobody waits for that.
    extraction = extract(document, engines.named, engines.usual, hear)
    told = (
        *remarks(document, extraction, extraction.rejected),
        *_titled_anew(about, found.title, last.text),
    )

    with connect(url) as connection:
        prepared = prepare_revision(connection, name, document, extraction)

    def store(*, most: bool) -> Revised:
        with begin(url) as connection, connection.begin_nested() as attempt:
            hidden = hidden_from(connection, viewer, name.id)
            done = revision_add.revise(
                connection,
                name,
                document,
                extraction,
                by=by,
                hidden=hidden,
                prepared=prepared,
            )
            if dry_run or (done.closes_most and not most):
                attempt.rollback()
        return done

    done = store(most=False)
    if done.closes_most and not dry_run:
        if not agreed(done):
            raise ConflictError(
                f"this text would close {done.closed} of the {done.open} claims of"
                f" {name.slug}, so nothing was stored; if it is the right one:"
                f" claims revise {name.slug} {quote(source)} --yes"
            )
        done = store(most=True)
    if not dry_run:
        forget_replies(extraction)
    return done, told


def _titled_anew(article: Article, title: str | None, before: str) -> Iterator[str]:
    """Yield that a text has a new headline: the article's title is a person's to say.

    A headline that the text before had too is not new, whatever the article is called.
    """
    first = next((line for line in before.splitlines() if line.strip()), "")
    if title is None or folded(title) in (folded(article.title), folded(first)):
        return
    yield (
        f"the text is headed “{title}”, and the article stays “{article.title}”; to"
        f" call it so: claims article edit {article.slug} --title {quote(title)}"
    )


def undo(
    url: str,
    article: str,
    *,
    by: str,
    viewer: str | None = None,
    dry_run: bool = False,
) -> Revised:
    """Store the text before the latest as the next one; a dry run stores nothing."""
    with begin(url) as connection, connection.begin_nested() as attempt:
        name = find_article(connection, article)
        hidden = hidden_from(connection, viewer, name.id)
        done = undo_revision(connection, name, by=by, hidden=hidden)
        if dry_run:
            attempt.rollback()
    return done
