"""Files and folders -> articles, and one clear message for each thing wrong with them.

Bad input loses nothing else: whatever can be read is kept (DESIGN, section 6).
"""

from collections.abc import Iterable, Iterator
from hashlib import blake2b
from pathlib import Path

from ..articles import Article
from .formats import FORMATS, suffix
from .problems import Problem, merge
from .records import article

__all__ = ["Problem", "read", "read_bytes", "supported"]


def supported() -> tuple[str, ...]:
    """The endings of the files that can be read.

    >>> supported()
    ('.txt', '.jsonl', '.jsonl.gz', '.csv')
    """
    return tuple(FORMATS)


def read(paths: Iterable[str | Path]) -> tuple[list[Article], list[Problem]]:
    """The articles in files and folders (searched through, hidden files left out), and what was wrong.

    Ids are unique in what is returned. Nothing here raises for bad input.
    """
    found: list[tuple[Article, str, int]] = []
    problems: list[Problem] = []
    for path in map(Path, paths):
        for file, name in _files(path, problems):
            try:
                data = file.read_bytes()
            except OSError as error:
                problems.append(Problem(name, (), "unreadable", (("reason", error.strerror or "?"),)))
                continue
            found += _articles(name, data, problems)
    return _unique(found, problems), merge(problems)


def read_bytes(name: str, data: bytes) -> tuple[list[Article], list[Problem]]:
    """The articles in one uploaded file, read by its name's ending.

    >>> articles, problems = read_bytes("a.txt", "عنوان\\nبيروت - النهار: نص المقال".encode())
    >>> articles[0].title, articles[0].outlet, [p.text() for p in problems]
    ('عنوان', 'النهار', ['a.txt: no day of publication. The article was kept; words such as أمس cannot be dated in it.'])
    """
    problems: list[Problem] = []
    articles = _unique(_articles(name, data, problems), problems)
    return articles, merge(problems)


def _files(path: Path, problems: list[Problem]) -> Iterator[tuple[Path, str]]:
    if path.is_dir():
        inside = sorted(p for p in path.rglob("*") if p.is_file() and not p.name.startswith("."))
        if not any(suffix(p.name) for p in inside):
            problems.append(Problem(path.name or str(path), (), "no_files"))
        yield from ((p, str(p.relative_to(path))) for p in inside)
    elif path.is_file():
        yield path, path.name
    else:
        problems.append(Problem(str(path), (), "missing"))


def _articles(name: str, data: bytes, problems: list[Problem]) -> Iterator[tuple[Article, str, int]]:
    ending = suffix(name)
    if not ending:
        problems.append(Problem(name, (), "unsupported"))
        return
    if not data.strip():
        problems.append(Problem(name, (), "empty"))
        return
    before = len(problems)
    for row, record in FORMATS[ending](name, data, problems):
        if row == 0 and not record["text"] and len(problems) > before:
            return  # what is wrong with the file has been said
        found = article(record, name, row, problems)
        if found:
            if not found.article_id:
                found = found._replace(article_id=_identity(found))
            yield found, name, row


def _identity(found: Article) -> str:
    """An id for an article without one: the same article gets the same id in any file."""
    return "a" + blake2b(found.text.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()


def _unique(found: Iterable[tuple[Article, str, int]], problems: list[Problem]) -> list[Article]:
    by_id: dict[str, Article] = {}
    for a, file, row in found:
        rows, taken = (row,) if row else (), by_id.get(a.article_id)
        if taken and taken.text == a.text:
            problems.append(Problem(file, rows, "duplicate", (("value", a.article_id),)))
            continue
        if taken:
            new = next(i for n in range(2, len(by_id) + 3) if (i := f"{a.article_id}-{n}") not in by_id)
            problems.append(Problem(file, rows, "same_id", (("value", a.article_id), ("new", new))))
            a = a._replace(article_id=new)
        by_id[a.article_id] = a
    return list(by_id.values())
