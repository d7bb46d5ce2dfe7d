"""docs/map.md says where everything lives, in the modules' own words."""

import ast
import re
from collections import defaultdict
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "map.md"
HEAD = """# Where it lives

Written by `make docs` from the first line of every module: look here for the word that
you would grep for. Packages stand in the order of the layers, from the top down; the
arrows between them are in [design.md](design.md).
"""
ORDER = (
    *("claims", "claims/cli", "claims/workflows", "claims/services"),
    *("claims/records", "claims/schema", "claims/database", "claims/reading"),
    *("claims/extraction", "claims/anchoring", "claims/differences"),
    *("claims/values", "claims/english", "claims/formats", "claims/wording", "db"),
)
PATHS = re.compile(
    r"`(?:claims/)?((?:cli|workflows|services|records|schema|database|reading|extraction"
    r"|anchoring|differences|values|english|formats|wording|db|tests|docs|data)/[\w/.-]*)"
)


def first_line(path: Path) -> str:
    """Return the first line of a module's docstring."""
    words = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    return words.partition("\n")[0]


def page() -> str:
    modules: dict[str, list[Path]] = defaultdict(list)
    for layer in ("claims", "db"):
        for path in sorted((ROOT / layer).rglob("*.py")):
            modules[path.parent.relative_to(ROOT).as_posix()].append(path)

    def place(package: str) -> tuple[int, str]:
        layer = "/".join(package.split("/")[:2])
        return ORDER.index(layer if layer in ORDER else package.split("/")[0]), package

    lines = [HEAD]
    for package in sorted(modules, key=place):
        paths = modules[package]
        about = [first_line(each) for each in paths if each.name == "__init__.py"]
        lines.append(f"## {package}\n")
        lines += [f"{words}\n" for words in about if words]
        named = [each for each in paths if each.name != "__init__.py"]
        if named:
            lines.append("| module | what it is |\n| --- | --- |")
            lines += [f"| `{each.name}` | {first_line(each)} |" for each in named]
            lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def test_the_map_is_up_to_date(request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--update"):
        PAGE.write_text(page(), encoding="utf-8")

    assert PAGE.read_text(encoding="utf-8") == page(), "run: make docs"


def test_every_module_says_what_it_is_in_one_line() -> None:
    for path in sorted((ROOT / "claims").rglob("*.py")):
        line = first_line(path)
        assert line.endswith((".", "?")), f"{path}: {line!r}"


@pytest.mark.parametrize("name", sorted(each.name for each in PAGE.parent.glob("*.md")))
def test_the_paths_that_a_page_names_are_there(name: str) -> None:
    text = (PAGE.parent / name).read_text(encoding="utf-8")
    for found in PATHS.findall(text):
        named = ROOT / found
        inside = ROOT / "claims" / found
        assert named.exists() or inside.exists(), f"{name} names {found}"
