"""Work on batches, in order: by this process, or by several, only a few batches ahead of what was asked for."""

import gc
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import cache, partial
from itertools import islice
from typing import TypeVar

from threadpoolctl import threadpool_limits

T = TypeVar("T")
R = TypeVar("R")

AHEAD = 3
"""Batches a worker may be ahead: enough that none waits for another, few enough that memory stays the same however
many articles there are (``Executor.map`` would read them all at once)."""


def batches(items: Iterable[T], size: int) -> Iterator[list[T]]:
    """Items in lists of ``size``, the last perhaps shorter, read as they are asked for.

    >>> list(batches("abcde", 2))
    [['a', 'b'], ['c', 'd'], ['e']]
    """
    rest = iter(items)
    while batch := list(islice(rest, size)):
        yield batch


def in_order(work: Callable[[T], R], jobs: Iterable[T], workers: int) -> Iterator[R]:
    """What ``work`` makes of each job, in order. ``work`` must be picklable where ``workers`` is more than 1.

    At most ``workers * AHEAD`` jobs are taken that have not been given back.

    >>> list(in_order(str.upper, ["a", "b"], workers=1))
    ['A', 'B']
    """
    if workers <= 1:
        yield from map(partial(_settled, work), jobs)
        return
    # Each worker's numpy on one thread: several on each would wait for one another.
    with ProcessPoolExecutor(workers, initializer=threadpool_limits, initargs=(1,)) as pool:
        rest = iter(jobs)
        ahead = deque(pool.submit(_settled, work, job) for job in islice(rest, workers * AHEAD))
        while ahead:
            done = ahead.popleft().result()
            ahead.extend(pool.submit(_settled, work, job) for job in islice(rest, 1))
            yield done


def _settled(work: Callable[[T], R], job: T) -> R:
    done = work(job)
    _settle()
    return done


@cache
def _settle() -> None:
    """What the first job loaded (lexicons, model) lives as long as the process; walking it again and again for garbage
    took a quarter of the time of quotations and speakers."""
    gc.collect()
    gc.freeze()
