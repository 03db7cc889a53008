"""The rules of the tree, as tests."""

import ast
import re
from pathlib import Path

import pytest

from inspector.providers import PROVIDERS

ROOT = Path(__file__).resolve().parent.parent
MODULES = sorted((ROOT / "inspector").rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("test_*.py"))
PYTHON = [*MODULES, *sorted((ROOT / "tests").rglob("*.py")), *sorted((ROOT / "packaging").glob("*.py"))]  # fmt: skip
VAGUE = {"util", "utils", "helper", "helpers", "manager", "common", "misc"}


def name_of(path: Path) -> str:
    """A path as the reader of a failure wants it."""
    return str(path.relative_to(ROOT))


def test_every_module_has_a_test_file() -> None:
    """A module without a test file beside its mirror image fails the build."""
    missing = [
        name_of(module)
        for module in MODULES
        if module.name not in ("__init__.py", "__main__.py")
        and not (
            ROOT / "tests" / module.relative_to(ROOT / "inspector").with_name(f"test_{module.name}")
        ).exists()
    ]

    assert missing == []


@pytest.mark.parametrize("path", PYTHON, ids=name_of)
def test_files_stay_readable(path: Path) -> None:
    """No Python file is longer than 400 lines, and each says what it is for."""
    text = path.read_text(encoding="utf-8")

    assert text.count("\n") <= 400
    assert ast.get_docstring(ast.parse(text))


@pytest.mark.parametrize("path", TESTS, ids=name_of)
def test_tests_state_facts(path: Path) -> None:
    """Every test has a docstring that says what is true."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    functions = [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]
    silent = [f.name for f in functions if f.name.startswith("test_") and not ast.get_docstring(f)]

    assert silent == []


def test_names_say_what_is_inside() -> None:
    """No module is called util, helpers, manager or common."""
    vague = [name_of(path) for path in MODULES if path.stem in VAGUE or path.parent.name in VAGUE]

    assert vague == []


def test_packaging_is_no_package() -> None:
    """An `__init__.py` in packaging/ would hide the `packaging` distribution."""
    assert not (ROOT / "packaging" / "__init__.py").exists()


def test_every_provider_is_documented() -> None:
    """Each provider file has a page in docs/providers."""
    providers = {provider.id for provider in PROVIDERS}
    pages = {page.stem for page in (ROOT / "docs" / "providers").glob("*.md")}

    assert providers <= pages


def test_nothing_is_left_for_later() -> None:
    """No file carries a mark for work that was put off: that belongs into an issue."""
    mark = re.compile(r"\b(TO" r"DO|FIX" r"ME|X" r"XX)\b")
    left = [name_of(path) for path in PYTHON if mark.search(path.read_text(encoding="utf-8"))]

    assert left == []
