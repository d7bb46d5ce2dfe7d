"""Rating scales: those that ship, and a desk's own."""

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from claims import schema
from claims.errors import NotFoundError, ScaleError
from claims.records import Rating, RatingScale
from claims.services.core import ledger
from claims.services.core.desk_stream import recorded
from claims.vocabulary import Conclusion

_SCALE_KEYS = {"title", "source", "ratings"}
_RATING_KEYS = {"key", "label", "meaning", "conclusion", "needs_evidence"}


def parse_scales(tables: Mapping[str, Any]) -> list[RatingScale]:
    """Return the scales that a TOML document describes: a table each, by name.

    A rating's place in the list is its position, best to worst. ``needs_evidence`` is
    true unless it says otherwise or the conclusion is ``not-enough-evidence``. Raises
    ``ScaleError`` that names what is wrong.
    """
    if not tables:
        raise ScaleError("there is no scale in it; it takes a table [NAME] each")
    return [_parse_scale(name, table) for name, table in tables.items()]


def _parse_scale(name: str, table: object) -> RatingScale:
    if not isinstance(table, Mapping) or not isinstance(table.get("ratings"), list):
        raise ScaleError(f"scale {name!r} needs a list of tables [[{name}.ratings]]")
    _refuse_unknown(f"scale {name!r}", table, _SCALE_KEYS)
    ratings = [
        _parse_rating(f"rating {position} of scale {name!r}", position, each)
        for position, each in enumerate(table["ratings"], 1)
    ]
    if len(ratings) < 2:
        raise ScaleError(f"scale {name!r} needs two ratings or more")
    keys = [rating.key for rating in ratings]
    for key in keys:
        if keys.count(key) > 1:
            raise ScaleError(f"scale {name!r} has the rating {key!r} twice")
    return RatingScale(
        name=name,
        version=1,
        title=str(table.get("title", name)),
        source=str(table["source"]) if "source" in table else None,
        ratings=tuple(ratings),
    )


def _parse_rating(where: str, position: int, table: object) -> Rating:
    if not isinstance(table, Mapping):
        raise ScaleError(f"{where} is not a table")
    _refuse_unknown(where, table, _RATING_KEYS)
    texts = {name: table.get(name) for name in ("key", "label", "meaning")}
    for name, value in texts.items():
        if not isinstance(value, str) or not value.strip():
            raise ScaleError(f"{where} needs a {name}")
    try:
        conclusion = Conclusion(str(table.get("conclusion")))
    except ValueError as error:
        raise ScaleError(
            f"{where} needs a conclusion: one of {', '.join(Conclusion)}"
        ) from error
    needs = table.get("needs_evidence", conclusion != Conclusion.NOT_ENOUGH_EVIDENCE)
    if not isinstance(needs, bool):
        raise ScaleError(f"{where} takes true or false for needs_evidence")
    return Rating(
        key=str(texts["key"]),
        label=str(texts["label"]),
        meaning=str(texts["meaning"]),
        position=position,
        conclusion=conclusion,
        needs_evidence=needs,
    )


def _refuse_unknown(where: str, table: Mapping[str, Any], known: set[str]) -> None:
    unknown = sorted(set(table) - known)
    if unknown:
        raise ScaleError(
            f"{where} has {unknown[0]!r}, which is none of {', '.join(sorted(known))}"
        )


def add_scale(
    connection: Connection, scale: RatingScale, *, by: str
) -> tuple[RatingScale, bool]:
    """Add a scale, or a new version of it when its ratings differ from the last.

    Returns the version that now is the latest, and whether it is new. Verdicts keep
    the version that they were given on.
    """
    ledger.lock(connection, ledger.DESK)
    versions = [each for each in list_scales(connection) if each.name == scale.name]
    latest = max(versions, key=lambda each: each.version, default=None)
    content = (scale.title, scale.source, scale.ratings)
    if latest and content == (latest.title, latest.source, latest.ratings):
        return latest, False
    version = latest.version + 1 if latest else 1
    key = connection.execute(
        sa.insert(schema.rating_scale).returning(schema.rating_scale.c.id),
        {
            "name": scale.name,
            "version": version,
            "title": scale.title,
            "source": scale.source,
            "is_default": False,
        },
    ).scalar_one()
    rows = [rating_fields(rating) for rating in scale.ratings]
    connection.execute(
        sa.insert(schema.rating), [{**row, "scale_id": key} for row in rows]
    )
    record = f"scale/{scale.name}/{version}"
    ledger.record(
        connection,
        ledger.DESK,
        who=by,
        what="add scale",
        subject=record,
        after={
            record: {"title": scale.title, "source": scale.source, "ratings": rows},
            **recorded(connection, schema.rating_scale, key),
        },
    )
    if latest and latest.is_default:
        return use_scale(connection, scale.name, by=by), True
    return get_scale(connection, scale.name), True


def rating_fields(rating: Rating) -> dict[str, Any]:
    """Return a rating as its row and the ledger keep it."""
    return {
        "key": rating.key,
        "label": rating.label,
        "meaning": rating.meaning,
        "position": rating.position,
        "conclusion": rating.conclusion,
        "needs_evidence": rating.needs_evidence,
    }


def use_scale(connection: Connection, name: str, *, by: str) -> RatingScale:
    """Make the latest version of a scale the one that verdicts are given on."""
    ledger.lock(connection, ledger.DESK)
    scale = get_scale(connection, name)
    before = next((each for each in list_scales(connection) if each.is_default), None)
    _clear_default(connection)
    table = schema.rating_scale
    connection.execute(
        sa.update(table)
        .where(table.c.name == name, table.c.version == scale.version)
        .values(is_default=True)
    )
    chosen = {"name": name, "version": scale.version}
    was = {"name": before.name, "version": before.version} if before else None
    if was != chosen:
        ledger.record(
            connection,
            ledger.DESK,
            who=by,
            what="use scale",
            subject="default scale",
            before={"default scale": was} if was else {},
            after={"default scale": chosen},
        )
    return get_scale(connection, name)


def _clear_default(connection: Connection) -> None:
    connection.execute(sa.update(schema.rating_scale).values(is_default=False))


def list_scales(connection: Connection) -> list[RatingScale]:
    """Return every version of every scale, by name and version."""
    scale, rating = schema.rating_scale.c, schema.rating.c
    rows = connection.execute(
        sa.select(
            scale.name,
            scale.version,
            scale.title,
            scale.source,
            scale.is_default,
            rating.key,
            rating.label,
            rating.meaning,
            rating.position,
            rating.conclusion,
            rating.needs_evidence,
        )
        .join(schema.rating, rating.scale_id == scale.id)
        .order_by(scale.id, rating.position)
    )
    found: dict[tuple[str, int], RatingScale] = {}
    for name, version, title, source, is_default, *step in rows:
        known = found.get((name, version))
        found[name, version] = RatingScale(
            name=name,
            version=version,
            title=title,
            source=source,
            ratings=(*(known.ratings if known else ()), Rating(*step)),
            is_default=is_default,
        )
    return list(found.values())


def get_scale(connection: Connection, name: str | None = None) -> RatingScale:
    """Return the latest version of a scale; without a name, the desk's default."""
    scales = list_scales(connection)
    if name is None:
        return next(each for each in scales if each.is_default)
    versions = [each for each in scales if each.name == name]
    if not versions:
        names = sorted({each.name for each in scales})
        raise NotFoundError("rating scale", name, f"the desk has {', '.join(names)}")
    return max(versions, key=lambda each: each.version)
