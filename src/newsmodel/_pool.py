"""Work spread over processes: in order, bounded, and robust against workers that die or hang."""

from __future__ import annotations

import pickle
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import attrs

from newsmodel._corrections import lost_article
from newsmodel._reading import batches_of
from newsmodel._worker import Job, Worker
from newsmodel.errors import NewsmodelError, WorkerError
from newsmodel.model import Article

if TYPE_CHECKING:
    from newsmodel.parser import Parser

__all__ = ["map_in_pool", "parse_in_pool"]

T = TypeVar("T")
R = TypeVar("R")
# Batches that a worker has: the one it reads, and the next, so that it need not wait for us.
_AHEAD = 2
_WARM_UP = "PARIS, May 6 (Wire) - Ada Lovelace told reporters in Paris on Monday that it would rain."


def parse_in_pool(
    parser: Parser,
    articles: Iterable[str | Article | Mapping[str, Any]],
    workers: int,
    batch_size: int,
    progress: Callable[[int], None] | None,
) -> Iterator[Article]:
    """Read articles in worker processes, lazily and in order; `Parser.parse_many` documents it."""
    done = 0
    for batch in map_in_pool(
        _Reading(parser),
        articles,
        workers=workers,
        batch_size=batch_size,
        seconds=parser.limits.seconds_per_extractor,
        lost=lambda item, why: lost_article(item, why, parser.fingerprint),
        strict=parser._arguments["on_error"] == "raise",
    ):
        done += len(batch)
        yield from batch
        if progress is not None:
            progress(done)


@attrs.frozen
class _Reading:
    """The work of a worker that reads articles."""

    parser: Parser

    def warm(self) -> None:
        self.parser.parse_batch([_WARM_UP])

    def __call__(self, batch: Sequence[Any]) -> list[Article]:
        return self.parser.parse_batch(batch)


def map_in_pool(
    task: Callable[[Sequence[T]], list[R]],
    items: Iterable[T],
    *,
    workers: int,
    batch_size: int,
    seconds: float | None,
    lost: Callable[[T, str], R],
    strict: bool = False,
) -> Iterator[list[R]]:
    """Run a task over batches of items in spawned processes, and yield each batch's results in order.

    Args:
        task: Picklable; returns one result an item. Its method `warm` is called once a worker.
        items: The items; read no further than a few batches ahead.
        workers: Number of processes.
        batch_size: Items of a batch.
        seconds: Seconds that an item may take before its worker is killed, or None.
        lost: Makes the result of an item whose worker died or raised, when it was tried alone, too.
        strict: Whether what a task raises is raised here instead.

    Raises:
        WorkerError: Workers can't be started.
        Exception: What the items raise when they are read, after the results of all before.
    """
    pool: _Pool[T, R] = _Pool(task, workers, seconds, lost, strict)
    stream: Iterator[tuple[list[T], Exception | None]] | None = batches_of(items, batch_size)
    trouble: Exception | None = None
    given = taken = 0
    try:
        while True:
            while stream is not None and given - taken < pool.window and pool.hungry:
                batch, trouble = next(stream, ([], None))
                if batch:
                    pool.add(Job(given, 0, batch))
                    given += 1
                if trouble is not None or not batch:
                    stream = None
            pool.assign()
            if (results := pool.finished(taken)) is not None:
                taken += 1
                yield results
            elif taken < given:
                pool.look()
            elif stream is None:
                break
        if trouble is not None:
            raise trouble
    finally:
        pool.close()


class _Pool(Generic[T, R]):
    def __init__(
        self,
        task: Callable[[Sequence[T]], list[R]],
        workers: int,
        seconds: float | None,
        lost: Callable[[T, str], R],
        strict: bool,
    ) -> None:
        self.task = pickle.dumps(task, pickle.HIGHEST_PROTOCOL)
        self.seconds = seconds
        self.lost = lost
        self.strict = strict
        self.waiting: deque[Job[T]] = deque()
        self.results: dict[int, list[R | None]] = {}
        self.missing: dict[int, int] = {}
        self.window = 4 * workers
        self.workers: list[Worker[T]] = []
        try:
            for _ in range(max(1, workers)):
                self.workers.append(Worker(self.task))
        except BaseException:
            self.close()
            raise

    @property
    def hungry(self) -> bool:
        return len(self.waiting) < len(self.workers)

    def add(self, job: Job[T]) -> None:
        self.results[job.batch] = [None] * len(job.items)
        self.missing[job.batch] = len(job.items)
        self.waiting.append(job)

    def finished(self, batch: int) -> list[R] | None:
        if self.missing.get(batch, 1):
            return None
        del self.missing[batch]
        return self.results.pop(batch)  # type: ignore[return-value]

    def assign(self) -> None:
        """Give waiting jobs to workers, the idle first."""
        while self.waiting and (worker := self._least_busy()) is not None:
            job = self.waiting.popleft()
            try:
                data = pickle.dumps(job.items, pickle.HIGHEST_PROTOCOL)
            except Exception as error:
                why = f"it can't be sent to a worker: {type(error).__name__}: {error}"
                self.fail(job, why, hopeless=True)
            else:
                worker.give(job, data)

    def _least_busy(self) -> Worker[T] | None:
        free = [worker for worker in self.workers if worker.ready and len(worker.jobs) < _AHEAD]
        return min(free, key=lambda worker: len(worker.jobs), default=None)

    def look(self) -> None:
        """Wait until a worker says something, dies, or has taken too long."""
        now = time.monotonic()
        limits = [at - now for worker in self.workers if (at := self._deadline(worker)) is not None]
        connections = {worker.connection: worker for worker in self.workers}
        for heard in wait(list(connections), timeout=max(0.0, min(limits)) if limits else None):
            worker = connections[heard]  # type: ignore[index]
            try:
                what, value = pickle.loads(worker.connection.recv_bytes())
            except (EOFError, OSError):
                self.replace(worker, None)
            else:
                self.hear(worker, what, value)
        now = time.monotonic()
        for worker in list(self.workers):
            at = self._deadline(worker)
            if at is not None and at <= now:
                self.replace(worker, f"it took longer than {self.seconds:g} s, so its worker was ended")

    def _deadline(self, worker: Worker[T]) -> float | None:
        if self.seconds is None or not worker.jobs or not worker.ready:
            return None
        return worker.since + self.seconds * len(worker.jobs[0].items)

    def hear(self, worker: Worker[T], what: str, value: Any) -> None:
        if what == "ready":
            worker.ready = True
        elif what == "unready":
            raise (
                value
                if isinstance(value, NewsmodelError)
                else WorkerError(f"a worker can't be set up: {type(value).__name__}: {value}")
            )
        else:
            job = worker.jobs.popleft()
            worker.since = time.monotonic()
            if what == "raised":
                if self.strict:
                    raise value
                self.fail(job, f"its worker failed: {type(value).__name__}: {value}")
            else:
                self.results[job.batch][job.place : job.place + len(job.items)] = value
                self.missing[job.batch] -= len(job.items)

    def replace(self, worker: Worker[T], why: str | None) -> None:
        """Start another worker in the place of one that died or must."""
        worker.process.join(timeout=5 if why is None else 0)
        reason = why or f"the worker that read it died (exit code {worker.process.exitcode})"
        ready, jobs = worker.ready, worker.jobs
        worker.stop()
        if not ready:
            raise WorkerError(
                f"{reason} before it was ready; a script that uses workers needs "
                "`if __name__ == '__main__':` around what it runs"
            )
        self.workers[self.workers.index(worker)] = Worker(self.task)
        guilty, innocent = list(jobs)[:1], list(jobs)[1:]
        self.waiting.extendleft(reversed(innocent))
        for job in guilty:
            self.fail(job, reason, hopeless=why is not None)

    def fail(self, job: Job[T], why: str, *, hopeless: bool = False) -> None:
        """Try the items of a job alone; one that failed alone is tried once more, then lost."""
        if len(job.items) == 1 and (job.retried or hopeless):
            self.results[job.batch][job.place] = self.lost(job.items[0], why)
            self.missing[job.batch] -= 1
            return
        retried = len(job.items) == 1
        alone = [Job(job.batch, job.place + n, [item], retried) for n, item in enumerate(job.items)]
        self.waiting.extendleft(reversed(alone))

    def close(self) -> None:
        for worker in self.workers:
            worker.stop()
        self.workers = []
