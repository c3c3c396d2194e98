"""Imports point one way: pages -> components -> aqwal (DESIGN, section 1)."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FORBIDDEN = {
    "aqwal": {"streamlit", "plotly", "components", "pages", "app"},
    "components": {"pages", "app"},
    "components/charts": {"pages", "app", "streamlit"},
}


def imported(path: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            names.add((node.module or "").split(".")[0])
    return names


@pytest.mark.parametrize("folder", FORBIDDEN)
def test_imports_point_downwards(folder):
    files = list((ROOT / folder).rglob("*.py"))
    assert files, f"{folder} holds no module"
    for path in files:
        assert not imported(path) & FORBIDDEN[folder], path


def test_the_check_sees_a_climbing_import(tmp_path):
    module = tmp_path / "m.py"
    module.write_text("def f():\n    import streamlit as st\n    from plotly import graph_objects\n", encoding="utf-8")
    assert imported(module) == {"streamlit", "plotly"}


def test_no_page_uses_navigation_that_breaks_deep_links():
    pages = [ROOT / "app.py", *(ROOT / "pages").glob("*.py")]
    assert not [p for p in pages if "st.navigation" in p.read_text(encoding="utf-8")]
