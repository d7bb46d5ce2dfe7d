"""``--as-of``: what was known then."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from claims.services.core.view import View


class Instant(click.ParamType):  # type: ignore[type-arg] # generic only since Click 8.4
    """A day, which means its end in UTC, or a moment in ISO 8601."""

    name = "date"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime:
        """Return the instant, or refuse what is none."""
        if isinstance(value, datetime):
            return value
        try:
            found = datetime.fromisoformat(value)
            if len(value) <= len("2024-09-02"):
                found = datetime.combine(found.date(), time.max)
            if found.tzinfo is None:
                found = found.replace(tzinfo=UTC)
            return found.astimezone(UTC)
        except (ValueError, OverflowError):
            self.fail(
                f"{value!r} is not a date like 2024-09-02, nor a moment like"
                " 2024-09-02T18:00:00+00:00",
                param,
                ctx,
            )


as_of_option = click.option(
    "--as-of",
    "instant",
    metavar="DATE",
    type=Instant(),
    help="What was known then: at the end of that day (UTC), or at a moment.",
)


@contextmanager
def connection_at(
    url: str,
    instant: datetime | None,
    article: str | None = None,
    *,
    viewer: str | None,
) -> Iterator[tuple[Any, "View"]]:
    """Open the desk to read, as it is now or as it was at ``instant``.

    ``article`` is the only one that will be asked about, where that is known: the
    others are then not rebuilt. With it comes what ``viewer`` may see of it.
    """
    from claims.database.engine import connect, in_memory
    from claims.services.core.blind_checks import hidden_from
    from claims.services.core.lookup import find_article
    from claims.services.core.view import View, view_of

    with connect(url) as connection:
        name = find_article(connection, article) if article else None
        view = view_of(connection, viewer, name)
        if instant is None:
            yield connection, view
            return
        from claims.services.history.as_of import rebuild, withhold

        with in_memory() as then:
            rebuild(connection, then, instant, name)
            withhold(connection, then, view)
            hidden = view.hidden | hidden_from(then, viewer)
            # What is secret now is secret in what was known then.
            yield then, View(view.viewer, hidden, view.secrets)


def last_moment_of(url: str, article: str, revision: int) -> datetime | None:
    """Return when a revision was last the latest; ``None`` means that it still is."""
    from claims.database.engine import connect
    from claims.services.core.lookup import find_article
    from claims.services.core.revisions import list_revisions, revision_of

    with connect(url) as connection:
        name = find_article(connection, article)
        revision_of(connection, name, revision)
        later = list_revisions(connection, name)[revision:]
    return later[0].recorded_at - timedelta(microseconds=1) if later else None
