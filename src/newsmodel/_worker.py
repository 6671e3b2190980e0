"""A worker process: what runs in it, and the handle that its parent has."""

from __future__ import annotations

import gc
import multiprocessing
import pickle
import queue
import signal
import threading
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from typing import Generic, TypeVar

import attrs

from newsmodel._collector import YOUNG
from newsmodel.errors import WorkerError

__all__ = ["Job", "Worker"]

T = TypeVar("T")
_CONTEXT = multiprocessing.get_context("spawn")


@attrs.define(eq=False)
class Job(Generic[T]):
    """Items of one batch: all of them, or one that is tried alone."""

    batch: int
    place: int
    items: list[T]
    retried: bool = False


class Worker(Generic[T]):
    """The parent's handle of a worker process.

    Args:
        task: The pickled task, with a method `warm`.
    """

    def __init__(self, task: bytes) -> None:
        self.jobs: deque[Job[T]] = deque()
        self.ready = False
        self.since = time.monotonic()
        self.connection, theirs = _CONTEXT.Pipe()
        self.process = _CONTEXT.Process(target=_work, args=(theirs,), daemon=True, name="newsmodel-worker")
        with _deaf():
            self.process.start()
        theirs.close()
        self.connection.send_bytes(task)

    def give(self, job: Job[T], data: bytes) -> None:
        """Send a job to the worker."""
        if not self.jobs:
            self.since = time.monotonic()
        self.jobs.append(job)
        with suppress(OSError):  # it is dead; the next look at it finds out
            self.connection.send_bytes(data)

    def stop(self) -> None:
        """End the process at once."""
        self.connection.close()
        self.process.kill()
        self.process.join()
        self.process.close()


@contextmanager
def _deaf() -> Iterator[None]:
    """Let children be born deaf to Ctrl-C, which goes to the whole group: the parent ends them."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _work(connection: Connection) -> None:
    """Be a worker: take the task, then batches until the parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        task = pickle.loads(connection.recv_bytes())
    except BaseException as error:
        _send(connection, "unready", error)
        return
    with suppress(Exception):
        task.warm()  # what loads at first use must not count as the first article's time
    gc.collect()
    gc.freeze()  # word lists and models stay: looking for garbage in them takes time
    gc.set_threshold(YOUNG, 20, 20)
    _send(connection, "ready", None)
    batches: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
    threading.Thread(target=_receive, args=(connection, batches), daemon=True).start()
    while (data := batches.get()) is not None:
        try:
            _send(connection, "done", task(pickle.loads(data)))
        except BrokenPipeError:
            return
        except Exception as error:
            _send(connection, "raised", error)


def _receive(connection: Connection, batches: queue.SimpleQueue[bytes | None]) -> None:
    """Empty the pipe at once: were it full while ours is too, both ends would wait for ever."""
    try:
        while True:
            batches.put(connection.recv_bytes())
    except (EOFError, OSError):
        batches.put(None)


def _send(connection: Connection, what: str, value: object) -> None:
    try:
        data = pickle.dumps((what, value), pickle.HIGHEST_PROTOCOL)
        if what in ("unready", "raised"):
            pickle.loads(data)  # some exceptions pickle and can't be read again
    except Exception as error:
        said = value if isinstance(value, BaseException) else error
        data = pickle.dumps(
            ("raised" if what == "done" else what, WorkerError(f"{type(said).__name__}: {said}"))
        )
    connection.send_bytes(data)
