"""Fixtures that several tests share."""

import os

import pytest
import small_corpus
from streamlit.testing.v1 import AppTest

from aqwal import corpus

collect_ignore = ["conftest.py", "browser/conftest.py"]  # two modules of one name cannot both be read for doctests

ROOT = os.path.dirname(os.path.dirname(__file__))


@pytest.fixture(scope="session")
def small_folder(tmp_path_factory):
    """The folder of the small corpus of tests/small_corpus.py."""
    return small_corpus.write(tmp_path_factory.mktemp("small") / "corpus")


@pytest.fixture(scope="session")
def empty_folder(tmp_path_factory):
    """The folder of a corpus without articles."""
    folder = tmp_path_factory.mktemp("empty") / "corpus"
    corpus.save(corpus.empty(), folder)
    return folder


@pytest.fixture
def open_app(monkeypatch, small_folder):
    """Opens a page on a corpus folder: ``open_app("pages/articles.py", lang="en", speakers="p1")``."""

    def opened(path: str = "app.py", folder=small_folder, **query: str) -> AppTest:
        monkeypatch.chdir(ROOT)
        monkeypatch.setenv("AQWAL_CORPUS", str(folder))
        app = AppTest.from_file(os.path.join(ROOT, "app.py"), default_timeout=60)
        if path != "app.py":
            app.switch_page(path)
        for key, value in query.items():
            app.query_params[key] = value
        app.run()
        assert not app.exception, [e.message for e in app.exception]
        return app

    return opened
