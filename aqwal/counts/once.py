"""Counting once: what has been counted of a view is remembered with it."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from ..selection import View

P = ParamSpec("P")
R = TypeVar("R")


def once(count: Callable[Concatenate[View, P], R]) -> Callable[Concatenate[View, P], R]:
    """The same count, done once a view and argument; nobody may change what it gives back. Arguments are hashable.

    >>> from aqwal import corpus, index
    >>> from aqwal.selection import Selection, select
    >>> view = select(index.build(corpus.empty()), Selection())
    >>> done = []
    >>> @once
    ... def articles(view, step=1):
    ...     done.append(step)
    ...     return len(view.articles)
    >>> articles(view), articles(view), articles(view, 2), done
    (0, 0, 0, [1, 2])
    """

    @wraps(count)
    def remembered(view: View, *args: P.args, **kwargs: P.kwargs) -> R:
        key = (count, args, tuple(kwargs.items()))
        if key not in view.memo:
            view.memo[key] = count(view, *args, **kwargs)
        return view.memo[key]  # type: ignore[return-value]

    return remembered
