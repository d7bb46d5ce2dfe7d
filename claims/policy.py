"""What a desk calls checked: the demands on a verdict, by kind, speaker and worth.

Pure: a policy is read from TOML, and asked what it demands of a claim.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from typing import Any

from claims.errors import PolicyError
from claims.small_file import parse_toml
from claims.vocabulary import DetailTrait, Kind

_ANSWERS = ("resolve", "show")
_OWN = ("allow", "show", "refuse")
CHOICES = {
    "right_of_reply": ("off", "marked", "suggested"),
    "not_enough_evidence": _ANSWERS,
    "suggestions": _ANSWERS,
    "own_stet": _OWN,
    "own_sign_off": _OWN,
}
"""What may be said of the gate, where it is neither yes or no, nor a list."""
ALL = "all"
WORDS = {"details": (*(each.value for each in DetailTrait), ALL)}
"""What may stand in a list of the gate; where it is not here, any word."""


@dataclass(frozen=True, slots=True)
class Demands:
    """What a claim needs to count as checked."""

    verdict: bool = True
    """Whether it needs a verdict at all, or only a person's look."""
    sources: int = 0
    """How many independent sources must bear the verdict out."""
    primary: bool = False
    snapshot: bool = False
    second_checker: bool = False
    checklist: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """Other demands for the claims that it fits; what is ``None`` fits any claim."""

    changes: Mapping[str, Any]
    kinds: tuple[Kind, ...] | None = None
    speakers: tuple[str, ...] | None = None
    """Names; ``*`` is anybody but the article itself."""
    min_worth: float | None = None

    def fits(self, kind: Kind, speaker: str | None, worth: float) -> bool:
        """Say whether the rule is about such a claim."""
        if self.kinds is not None and kind not in self.kinds:
            return False
        if self.min_worth is not None and worth < self.min_worth:
            return False
        if self.speakers is None:
            return True
        return speaker is not None and (
            "*" in self.speakers or speaker in self.speakers
        )


@dataclass(frozen=True, slots=True)
class Gate:
    """What keeps an article from going out.

    What a policy does not say is as it was before the gate knew of it.
    """

    coverage: bool = True
    refuted: bool = True
    stale: bool = True
    disagreement: bool = True
    right_of_reply: str = "off"
    """Whom it wants asked: nobody; whom a person named; whom the engine noticed too."""
    editors: tuple[str, ...] = ()
    not_enough_evidence: str = "show"
    """``resolve``: what nothing settles is for the writer or the editor to answer."""
    suggestions: str = "show"
    """``resolve``: so is the wording that a verdict suggests."""
    own_stet: str = "allow"
    """What becomes of an answer to one's own verdict; recorded it is in any case."""
    own_sign_off: str = "allow"
    """What becomes of a release by somebody who ruled on the article."""
    details: tuple[str, ...] = (ALL,)
    """Which details need a verdict of their own: those with such a trait, or all.

    A person's look settles the others.
    """


@dataclass(frozen=True, slots=True)
class Policy:
    """Everything that a desk demands."""

    name: str
    default: Demands = Demands()
    rules: tuple[Rule, ...] = ()
    gate: Gate = Gate()

    def demands(
        self,
        kind: Kind,
        speaker: str | None,
        worth: float,
        traits: frozenset[DetailTrait] | None = None,
    ) -> Demands:
        """Return what such a claim needs; of the rules that fit, the later wins.

        ``traits`` are those of a detail; of any other claim ``None``.
        """
        found = self.default
        for rule in self.rules:
            if rule.fits(kind, speaker, worth):
                found = replace(found, **rule.changes)
        asks = self.gate.details
        if traits is None or ALL in asks or traits.intersection(asks):
            return found
        return replace(found, verdict=False)


NONE = Policy("none")
"""What holds on a desk that never set a policy: a verdict, on whatever it rests."""


@lru_cache(maxsize=32)
def parse_policy(text: str) -> Policy:
    """Return the policy that a TOML text says.

    Raises ``PolicyError`` that names what is wrong.
    """
    try:
        tables = parse_toml(text)
    except tomllib.TOMLDecodeError as error:
        raise PolicyError(f"it cannot be read as TOML: {error}") from error
    _refuse_unknown("the policy", tables, {"name", "default", "rule", "gate"})
    name = tables.get("name", "unnamed")
    if not isinstance(name, str) or not name.strip():
        raise PolicyError("name must be a word")
    rules = tables.get("rule", [])
    if not isinstance(rules, list):
        raise PolicyError("rules are written [[rule]], one table each")
    default = _table("[default]", tables.get("default", {}))
    gate = _table("[gate]", tables.get("gate", {}))
    return Policy(
        name=name,
        default=Demands(**_values("[default]", default, Demands)),
        rules=tuple(_rule(number, each) for number, each in enumerate(rules, 1)),
        gate=Gate(**_values("[gate]", gate, Gate)),
    )


def _rule(number: int, table: object) -> Rule:
    where = f"[[rule]] {number}"
    given = dict(_table(where, table))
    kinds = given.pop("kinds", None)
    speakers = given.pop("speakers", None)
    worth = given.pop("min_worth", None)
    if kinds is not None:
        kinds = _words(where, "kinds", kinds)
        known = [each.value for each in Kind]
        for kind in kinds:
            if kind not in known:
                raise PolicyError(
                    f"{where}: {kind!r} is not a kind; there is {', '.join(known)}"
                )
        kinds = tuple(Kind(kind) for kind in kinds)
    if speakers is not None:
        speakers = _words(where, "speakers", speakers)
    if worth is not None and (
        isinstance(worth, bool)
        or not isinstance(worth, int | float)
        or not 0 <= worth <= 1
    ):
        raise PolicyError(f"{where}: min_worth must be between 0 and 1")
    changes = _values(where, given, Demands)
    if not changes:
        raise PolicyError(f"{where} demands nothing")
    return Rule(changes, kinds, speakers, worth)


def _values(
    where: str, given: Mapping[str, Any], target: type[Demands] | type[Gate]
) -> dict[str, Any]:
    """Return the values of a table, each of the type that its default has."""
    known = {field.name: field.default for field in fields(target)}
    _refuse_unknown(where, given, set(known))
    found: dict[str, Any] = {}
    for key, value in given.items():
        usual = known[key]
        if isinstance(usual, bool):
            if not isinstance(value, bool):
                raise PolicyError(f"{where}: {key} must be true or false")
        elif isinstance(usual, int):
            if isinstance(value, bool) or not isinstance(value, int) or value < 0:
                raise PolicyError(f"{where}: {key} must be a number from 0")
        elif isinstance(usual, tuple):
            value = _words(where, key, value)
            _refuse_word(where, key, value)
        elif value not in CHOICES[key]:
            raise PolicyError(
                f"{where}: {key} must be one of {', '.join(CHOICES[key])}"
            )
        found[key] = value
    return found


def _words(where: str, key: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(
        isinstance(each, str) and each.strip() for each in value
    ):
        raise PolicyError(f"{where}: {key} must be a list of words")
    return tuple(each.strip() for each in value)


def _refuse_word(where: str, key: str, words: tuple[str, ...]) -> None:
    known = WORDS.get(key, words)
    for each in words:
        if each not in known:
            raise PolicyError(
                f"{where}: {key} knows no {each!r}; it takes {', '.join(known)}"
            )


def _table(where: str, value: object) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise PolicyError(f"{where} must be a table")
    return value


def _refuse_unknown(where: str, given: Mapping[str, Any], known: set[str]) -> None:
    for key in given:
        if key not in known:
            raise PolicyError(
                f"{where} knows no {key!r}; it takes {', '.join(sorted(known))}"
            )
