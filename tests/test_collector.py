"""The garbage collector: looked for seldom while articles are read, and as the process had it after."""

import gc
import threading
import weakref

import pytest

from newsmodel import NamedEntity, Parser, Span, extractor
from newsmodel._collector import YOUNG, seldom


@pytest.fixture(autouse=True)
def setting():
    before = gc.get_threshold()
    gc.set_threshold(700, 10, 10)
    yield
    gc.set_threshold(*before)


def parser(during) -> Parser:
    @extractor(makes=NamedEntity)
    def names(draft):
        during()
        yield NamedEntity(span=Span(0, 5), label="PLACE")

    return Parser([names], discover=False, on_error="raise")


def test_seldom_while_articles_are_read():
    seen = []
    parser(lambda: seen.append(gc.get_threshold())).parse("Paris is calm.")
    assert seen == [(YOUNG, 10, 10)]
    assert gc.get_threshold() == (700, 10, 10)


def test_put_back_when_an_extractor_raises():
    def broken():
        raise RuntimeError("told to")

    with pytest.raises(RuntimeError, match="told to"):
        parser(broken).parse("Paris is calm.")
    assert gc.get_threshold() == (700, 10, 10)


@pytest.mark.parametrize("own", [(0, 10, 10), (YOUNG * 5, 7, 3)], ids=["never", "more seldom"])
def test_the_process_may_be_more_seldom(own):
    gc.set_threshold(*own)
    seen = []
    parser(lambda: seen.append(gc.get_threshold())).parse("Paris is calm.")
    assert seen == [own]
    assert gc.get_threshold() == own


def test_what_is_set_meanwhile_stays():
    parser(lambda: gc.set_threshold(900, 5, 5)).parse("Paris is calm.")
    assert gc.get_threshold() == (900, 5, 5)


def test_the_last_of_several_threads_puts_it_back():
    inside, leave = threading.Event(), threading.Event()

    def stay():
        inside.set()
        assert leave.wait(30)

    thread = threading.Thread(target=parser(stay).parse, args=("Paris is calm.",))
    thread.start()
    assert inside.wait(30)
    with seldom():
        leave.set()
        thread.join()
        assert gc.get_threshold() == (YOUNG, 10, 10)
    assert gc.get_threshold() == (700, 10, 10)


def test_circles_are_found_while_articles_are_read():
    class Circle:
        def __init__(self):
            self.itself = self

    alive = []

    def circles():
        made = [weakref.ref(Circle()) for _ in range(2 * YOUNG)]
        alive.append(sum(one() is not None for one in made))

    parser(circles).parse("Paris is calm.")
    assert alive[0] < 1.1 * YOUNG
