"""Who may import whom."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
APPEND_ONLY = (
    "approach",
    "correction",
    "ledger_entry",
    "resolution",
    "revision",
    "verdict",
    "verdict_evidence",
)
PURE = {
    "sqlalchemy",
    "alembic",
    "click",
    "tabulate",
    "claims.services",
    "claims.schema",
}
FORBIDDEN = {
    "cli": {"sqlalchemy", "alembic", "claims.schema"},
    "services": {
        "click",
        "tabulate",
        "alembic",
        "claims.cli",
        "claims.database",
        "claims.reading",
        "claims.formats",
    },
    "schema": {"click", "alembic", "claims.cli", "claims.database", "claims.services"},
    "extraction": PURE | {"claims.cli", "claims.database", "claims.reading"},
    "reading": PURE | {"claims.cli", "claims.database", "claims.extraction"},
    "values": PURE | {"claims.cli", "claims.database", "claims.extraction"},
    "anchoring": PURE | {"claims.cli", "claims.database", "claims.extraction"},
    "formats": PURE | {"claims.cli", "claims.database", "claims.extraction"},
    "records": {"sqlalchemy", "click", "claims.schema", "claims.services"},
    "errors.py": {"sqlalchemy", "click", "claims"},
    "data_file.py": PURE | {"claims.cli", "claims.database"},
    "workers.py": {"sqlalchemy", "click", "claims"},
    "words.py": {"sqlalchemy", "click", "claims"},
    "turns.py": {"sqlalchemy", "click", "claims"},
    "coverage.py": PURE | {"claims.cli", "claims.database"},
    "calculation.py": PURE | {"claims.cli", "claims.database"},
    "policy.py": PURE | {"claims.cli", "claims.database"},
    "reviewing.py": {"alembic", "click", "claims.cli", "claims.schema"},
    "database.py": {"alembic", "click", "claims.schema", "claims.services"},
    "": {"sqlalchemy.orm", "claims.db"},
}


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

    But what the law makes a desk erase is erased, by one module alone.
    """
    for path in (ROOT / "claims").rglob("*.py"):
        if path.name == "redacting.py":
            continue
        text = path.read_text(encoding="utf-8")
        for table in APPEND_ONLY:
            for verb in ("update", "delete"):
                assert f"sa.{verb}(schema.{table})" not in text, path
    assert "ON DELETE" not in "".join(
        path.read_text(encoding="utf-8") for path in (ROOT / "db").rglob("*.py")
    )
