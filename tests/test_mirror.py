"""The tests mirror the tree: a service has its test file, by its name."""

from pathlib import Path

import pytest

TESTS = Path(__file__).parent
CODE = TESTS.parent / "claims"


@pytest.mark.parametrize("layer", ["services", "workflows"])
def test_every_module_has_its_test_file(layer: str) -> None:
    modules = (CODE / layer).rglob("*.py")
    wanted = {
        each.relative_to(CODE).with_name(f"test_{each.name}")
        for each in modules
        if each.stem != "__init__"
    }

    missing = sorted(str(each) for each in wanted if not (TESTS / each).is_file())

    assert missing == []


@pytest.mark.parametrize("layer", ["services", "workflows"])
def test_every_test_file_of_a_package_has_its_module(layer: str) -> None:
    found = (TESTS / layer).rglob("*/test_*.py")
    strays = sorted(
        str(each.relative_to(TESTS))
        for each in found
        if each.parent != TESTS / "services"
        and not (
            CODE / each.relative_to(TESTS).with_name(each.name.removeprefix("test_"))
        ).is_file()
    )

    assert strays == []
