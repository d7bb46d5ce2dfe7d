"""Who may import whom."""

import ast
from pathlib import Path

import pytest

from claims.schema.nouns import noun_of
from claims.services.core.append_only import nouns

EVERY_NOUN = nouns("claim", "article", "desk")
ROOT = Path(__file__).parents[1]
APPEND_ONLY = (
    *("ledger_entry", "revision", "verdict_evidence"),
    *(table.name for table in EVERY_NOUN if not noun_of(table).later),
)
PURE = {
    "sqlalchemy",
    "alembic",
    "click",
    "tabulate",
    "claims.services",
    "claims.schema",
    "claims.database",
    "claims.workflows",
    "claims.cli",
}
FORBIDDEN = {
    "cli": {"sqlalchemy", "alembic", "claims.schema"},
    "workflows": {"alembic", "click", "tabulate", "claims.cli"}
    | {"claims.schema", "claims.formats"},
    "services": {
        "click",
        "tabulate",
        "alembic",
        "claims.cli",
        "claims.workflows",
        "claims.database",
        "claims.reading",
        "claims.formats",
        "claims.differences",
    },
    "schema": {
        "click",
        "alembic",
        "claims.cli",
        "claims.database",
        "claims.services",
    },
    "extraction": PURE | {"claims.reading", "claims.formats", "claims.differences"},
    "reading": PURE | {"claims.extraction", "claims.formats", "claims.anchoring"},
    "values": PURE | {"claims.extraction", "claims.reading", "claims.anchoring"},
    "english": PURE | {"claims.extraction", "claims.reading", "claims.anchoring"},
    "anchoring": PURE | {"claims.extraction", "claims.reading", "claims.differences"},
    "differences": PURE | {"claims.extraction", "claims.reading", "claims.formats"},
    "wording": PURE
    | {"claims.extraction", "claims.reading", "claims.formats", "claims.differences"},
    "formats": PURE | {"claims.extraction", "claims.reading"},
    "records": {"sqlalchemy", "click", "claims.schema", "claims.services"},
    "database": {"click", "claims.cli", "claims.services", "claims.schema"},
    "errors.py": {"sqlalchemy", "click", "claims"},
    "vocabulary.py": {"sqlalchemy", "click", "claims"},
    "workflows/worker_pool.py": {"sqlalchemy", "click", "claims"},
    "database/write_queue.py": {"sqlalchemy", "click", "claims"},
    "policy.py": PURE,
    "policy_lacks.py": PURE,
    "confidential.py": PURE,
    "data_file.py": {"sqlalchemy", "click"},
    "": {"sqlalchemy.orm", "claims.db"},
}
RESTS_ON = {
    "core": set(),
    "desk": {"core"},
    "people": {"core", "desk"},
    "articles": {"core"},
    "evidence": {"core", "desk"},
    "claims": {"core", "evidence"},
    "verdicts": {"core", "desk", "evidence"},
    "second_checks": {"core", "verdicts"},
    "revisions": {"core", "articles"},
    "replies": {"core", "claims", "evidence"},
    "release": {"core", "claims", "replies"},
    "reports": {"core", "people", "articles", "claims", "evidence", "replies"},
    "history": {"core", "evidence"},
    "proof": {
        *("core", "desk", "articles", "claims", "evidence", "verdicts", "history"),
        "replies",
    },
}
"""Which packages of ``claims.services`` each may import: lowest first, no circle."""


def imports(path: Path) -> set[str]:
    """Return the modules that ``path`` imports, with every package above them."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {f"{node.module}.{name.name}" for name in node.names}
    parts = [name.split(".") for name in names]
    return {".".join(each[:end]) for each in parts for end in range(1, len(each) + 1)}


@pytest.mark.parametrize("layer", FORBIDDEN, ids=lambda layer: layer or "all")
def test_each_layer_knows_only_what_it_may(layer: str) -> None:
    folder = ROOT / "claims" / layer
    for path in folder.rglob("*.py") if folder.is_dir() else [folder]:
        assert not imports(path) & FORBIDDEN[layer], path


def test_the_services_rest_on_each_other_in_one_direction() -> None:
    services = ROOT / "claims" / "services"
    seen: set[str] = set()
    for package, below in RESTS_ON.items():
        assert below <= seen, f"{package} rests on what is not below it"
        seen.add(package)
        for path in (services / package).glob("*.py"):
            used = {
                name.split(".")[2]
                for name in imports(path)
                if name.startswith("claims.services.") and name.count(".") > 1
            }
            assert used <= below | {package}, path

    found = {path.parent.name for path in services.glob("*/__init__.py")}
    assert found == set(RESTS_ON)


def test_only_migrate_loads_alembic() -> None:
    users = [
        path.name
        for path in (ROOT / "claims").rglob("*.py")
        if "alembic" in imports(path)
    ]

    assert users == ["migrate.py"]


def test_only_output_loads_tabulate() -> None:
    users = [
        path.name
        for path in (ROOT / "claims").rglob("*.py")
        if "tabulate" in imports(path)
    ]

    assert users == ["output.py"]


def test_no_statement_updates_or_deletes_what_is_append_only() -> None:
    """Promise 2: verdicts, revisions and ledger entries have only inserts.

    But what the law makes a desk erase is erased, by one module alone; another takes
    what a viewer may not see out of a desk that it rebuilt in memory.
    """
    for path in (ROOT / "claims").rglob("*.py"):
        if path.name in ("erasure.py", "person_redact.py", "as_of.py"):
            continue
        text = path.read_text(encoding="utf-8")
        for table in APPEND_ONLY:
            for verb in ("update", "delete"):
                for named in (table, f"schema.{table}"):
                    assert f"sa.{verb}({named})" not in text, path
    assert "ON DELETE" not in "".join(
        path.read_text(encoding="utf-8") for path in (ROOT / "db").rglob("*.py")
    )
