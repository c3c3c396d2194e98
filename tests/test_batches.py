"""However many articles there are, only a few batches of them are in memory at once."""

import pytest

from aqwal import BATCH, Article, analyse
from aqwal.batches import AHEAD, in_order


@pytest.mark.parametrize("workers", [1, 2])
def test_few_jobs_are_taken_ahead_and_the_order_is_kept(workers):
    taken, given = 0, []

    def jobs():
        nonlocal taken
        for number in range(50):
            taken += 1
            yield number

    for result in in_order(abs, jobs(), workers):
        given.append(result)
        assert taken - len(given) <= workers * AHEAD
    assert given == list(range(50))


@pytest.mark.parametrize("workers", [1, 2])
def test_analysis_reads_articles_as_it_goes(workers):
    read = done = 0

    def articles():
        nonlocal read
        for number in range(20 * BATCH + 1):
            read += 1
            yield Article(str(number), "", "قال مدير المتحف إن القاعات جاهزة.")

    def tell(count):
        nonlocal done
        assert read - done <= (workers * AHEAD + 1) * BATCH
        done += count

    made = analyse(articles(), workers=workers, progress=tell)
    assert made.articles["article_id"].tolist() == [str(number) for number in range(20 * BATCH + 1)]
    assert len(made.quotations) == done == read


def test_what_goes_wrong_in_a_worker_is_raised():
    with pytest.raises(TypeError, match="abs"):
        list(in_order(abs, [1, "a", 2], workers=2))
