"""The rules of the conformance suite: what any sound extractor does."""

from __future__ import annotations

import contextlib
import copy
import gc
import io
import pickle
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import attrs

from newsmodel import Annotation, Article, Extractor, Span, tag_of
from newsmodel.model import kind_info
from newsmodel.testing._audit import watched
from newsmodel.testing._elsewhere import parse_elsewhere
from newsmodel.testing._errors import ConformanceError
from newsmodel.testing._subject import Subject
from newsmodel.testing._texts import news_texts, odd_texts

__all__ = ["RULES", "rule_names"]

Rule = Callable[[Subject], None]
RULES: dict[str, Rule] = {}


def _rule(name: str) -> Callable[[Rule], Rule]:
    def add(function: Rule) -> Rule:
        RULES[name] = function
        return function

    return add


def rule_names() -> tuple[str, ...]:
    """Return the names of all rules, in the order in which they are checked.

    Returns:
        Names, as `rules=` of `check_extractor` takes them.

    Example:
        >>> rule_names()[:2]
        ('never-raises', 'declared-kind')

    .. versionadded:: 0.1
    """
    return tuple(RULES)


def _fail(subject: Subject, rule: str, message: str) -> ConformanceError:
    return ConformanceError(rule, subject.address, message)


def _texts() -> Iterator[tuple[str, str]]:
    yield from news_texts().items()
    yield from odd_texts().items()


@_rule("never-raises")
def never_raises(subject: Subject) -> None:
    """No text makes it raise."""
    for name, text in _texts():
        try:
            subject.output(text)
        except Exception as error:
            message = f"raises {type(error).__name__} ({error}) on the text {name!r}: {text[:60]!r}"
            raise _fail(subject, "never-raises", message) from error


@_rule("declared-kind")
def declared_kind(subject: Subject) -> None:
    """Everything that it yields is of the kind that it declares."""
    kind = subject.extractor.makes
    for name, text in _texts():
        items = subject.output(text)
        if items is None:
            raise _fail(subject, "declared-kind", "returns None; yield annotations or return a list")
        for item in items:
            if type(item) is not kind:
                message = f"makes {tag_of(kind)} and yields {type(item).__name__} on the text {name!r}"
                raise _fail(subject, "declared-kind", message)


@_rule("spans-in-text")
def spans_in_text(subject: Subject) -> None:
    """Every span lies inside the text."""
    for name, text in _texts():
        for item in subject.output(text):
            for field, span in _spans(item):
                if not isinstance(span, Span) or span.end > len(text):
                    what = f"{type(item).__name__}.{field} is {span!r}"
                    message = f"{what} in the text {name!r} of {len(text)} characters"
                    raise _fail(subject, "spans-in-text", message)


@_rule("ids-resolve")
def ids_resolve(subject: Subject) -> None:
    """Every id that it refers to is one of its own output or of a layer that it read."""
    for name, text in _texts():
        items = subject.output(text)
        known = {item.id for item in items if item.id} | {a.id for a in subject.article(text).annotations}
        for item in items:
            for field, target in _references(item):
                if target not in known:
                    what = f"{type(item).__name__}.{field} refers to {target!r}"
                    message = f"{what}, which is nothing in the text {name!r}"
                    raise _fail(subject, "ids-resolve", message)


@_rule("reads-what-it-declares")
def reads_what_it_declares(subject: Subject) -> None:
    """It reads every kind that it says it needs (the parser refuses what it does not declare)."""
    read: set[str] = set()
    for text in news_texts().values():
        draft = subject.draft(text)
        list(subject.extractor(draft))
        read |= draft.read
    unread = [tag for tag in subject.extractor.needs if tag not in read]
    if unread:
        message = f"declares needs={{{', '.join(unread)}}} and never reads it; drop it, or move it to wants="
        raise _fail(subject, "reads-what-it-declares", message)


@_rule("leaves-the-draft-alone")
def leaves_the_draft_alone(subject: Subject) -> None:
    """It changes nothing of what it is given."""
    for text in news_texts().values():
        draft = subject.draft(text)
        tokens = draft.tokens
        parts = (tokens.words, tokens.starts, tokens.ends, tokens.lowers)
        before = copy.deepcopy(parts)
        layers = {tag: index.items for tag, index in draft.story.layers.items()}
        list(subject.extractor(draft))
        if before != parts:
            raise _fail(
                subject, "leaves-the-draft-alone", "changes the lists of draft.tokens; copy them first"
            )
        if layers != {tag: index.items for tag, index in draft.story.layers.items()}:
            raise _fail(subject, "leaves-the-draft-alone", "changes a layer of the draft")


@_rule("same-twice")
def same_twice(subject: Subject) -> None:
    """The same text gives the same output, whatever was read in between."""
    first = {name: subject.output(text) for name, text in news_texts().items()}
    for name, text in reversed(list(_texts())):
        again = subject.output(text)
        if name in first and again != first[name]:
            raise _fail(subject, "same-twice", f"gives another output for the text {name!r} the second time")


@_rule("same-in-threads")
def same_in_threads(subject: Subject) -> None:
    """Eight threads get what one gets."""
    texts = list(news_texts().values())
    alone = [subject.output(text) for text in texts]
    with ThreadPoolExecutor(8) as pool:
        rounds = list(pool.map(lambda _: [subject.output(text) for text in texts], range(8)))
    if any(result != alone for result in rounds):
        raise _fail(
            subject, "same-in-threads", "gives another output in a thread; keep no state between calls"
        )


@_rule("pickles")
def pickles(subject: Subject) -> None:
    """It can be sent to another process, by its qualified name."""
    try:
        copy_of = pickle.loads(pickle.dumps(subject.extractor))
    except Exception as error:
        raise _fail(subject, "pickles", f"can't be pickled: {error}") from error
    if not isinstance(copy_of, Extractor) or copy_of.name != subject.extractor.name:
        raise _fail(
            subject, "pickles", "its name in its module is not the extractor; keep the decorated name"
        )


@_rule("same-elsewhere")
def same_elsewhere(subject: Subject) -> None:
    """A spawned process, with another hash seed, gets what this one gets."""
    text = news_texts()["wire"]
    here = _own(subject, subject.article(text))
    for seed in ("0", "4242"):
        there = parse_elsewhere(subject.parser, text, seed)
        if isinstance(there, str):
            raise _fail(subject, "same-elsewhere", f"fails in a spawned process: {there}")
        if _own(subject, there) != here:
            message = (
                f"gives another output in a process with PYTHONHASHSEED={seed}; never iterate over a set"
            )
            raise _fail(subject, "same-elsewhere", message)


@_rule("keeps-to-itself")
def keeps_to_itself(subject: Subject) -> None:
    """It opens no socket, starts no process, writes no file and prints nothing."""
    for text in news_texts().values():
        draft, out = subject.draft(text), io.StringIO()
        with contextlib.redirect_stdout(out), watched() as seen:
            list(subject.extractor(draft))
        if seen:
            raise _fail(subject, "keeps-to-itself", f"does {seen[0]}")
        if out.getvalue():
            raise _fail(
                subject, "keeps-to-itself", f"prints {out.getvalue()[:60]!r}; use draft.report or logging"
            )


@_rule("survives-json")
def survives_json(subject: Subject) -> None:
    """What it makes is the same after a round trip through JSON."""
    for name, text in _texts():
        article = subject.article(text)
        if Article.from_json(article.to_json()) != article:
            raise _fail(
                subject,
                "survives-json",
                f"an annotation of the text {name!r} changes on its way through JSON",
            )


@_rule("batch-agrees")
def batch_agrees(subject: Subject) -> None:
    """The batch variant gives what the single one gives."""
    if subject.extractor.many is None:
        return
    texts = [text for _, text in _texts()]
    together = [list(items) for items in subject.extractor.many([subject.draft(text) for text in texts])]
    if together != [subject.output(text) for text in texts]:
        raise _fail(subject, "batch-agrees", "the batch variant gives another output than the single one")


@_rule("near-linear")
def near_linear(subject: Subject) -> None:
    """Ten times the text takes about ten times as long."""
    small, large = (_seconds(subject, size) for size in (50_000, 500_000))
    # A quadratic extractor takes a hundred times as long; thirty leaves room for a busy machine.
    if large > 0.5 and large > 30 * small:
        message = f"takes {small:.2f} s for 50 kB and {large:.2f} s for 500 kB; look for a loop over pairs"
        raise _fail(subject, "near-linear", message)
    if large > 30:
        message = f"takes {large:.0f} s for 500 kB; that is less than 3,000 words a second"
        raise _fail(subject, "near-linear", message)


def _seconds(subject: Subject, size: int) -> float:
    best = float("inf")
    for _ in range(2 if size < 100_000 else 1):
        draft = subject.long_draft(size)  # a new one: of one read before an extractor may know the answer
        assert len(draft.tokens)
        gc.disable()  # a collection of what other tests left behind is no time of the extractor
        try:
            began = time.process_time()
            list(subject.extractor(draft))
            best = min(best, time.process_time() - began)
        finally:
            gc.enable()
    return best


def _own(subject: Subject, article: Article) -> tuple[Annotation, ...]:
    return article[subject.extractor.makes]


def _spans(item: Annotation) -> Iterator[tuple[str, object]]:
    yield "span", item.span
    for field in attrs.fields(type(item)):
        value = getattr(item, field.name)
        for part in value if isinstance(value, tuple) else (value,):
            if isinstance(part, Span):
                yield field.name, part


def _references(item: Annotation) -> Iterator[tuple[str, str]]:
    for name in kind_info(type(item)).record_fields:
        for record in getattr(item, name):
            for field in attrs.fields(type(record)):
                if field.metadata.get("refers") == "one" and getattr(record, field.name) is not None:
                    yield f"{name}.{field.name}", getattr(record, field.name)
    for name in kind_info(type(item)).reference_fields:
        value = getattr(item, name)
        for target in value if isinstance(value, tuple) else (value,):
            if target is not None:
                yield name, target
