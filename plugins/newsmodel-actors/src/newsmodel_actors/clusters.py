"""Actors in the making."""

from __future__ import annotations

from newsmodel_actors.names import PersonName
from newsmodel_actors.refs import ActorType, Ref

__all__ = ["Cluster"]


class Cluster:
    """One actor while the text is read.

    Attributes:
        kind: `person`, `organization`, `country` or `group`.
        refs: Its mentions, in the order of joining.
        named: Whether a name mentions it.
        names: The person's names seen, fullest first.
        gender: `m`, `f`, `n` or `u`.
        number: `s` or `p`.
        code: Country code, or None.
        told: Whether a title, a nominal or a pronoun told the gender, and not a given name alone.
        roles: Lemmas of the nouns of its roles.
        key: What the linker files it under.
        last: The mention read last, before the point of reading.
        count: Mentions read so far.
    """

    __slots__ = (
        "code",
        "count",
        "gender",
        "key",
        "kind",
        "last",
        "named",
        "names",
        "number",
        "refs",
        "roles",
        "told",
    )

    def __init__(
        self, kind: ActorType, gender: str = "u", number: str = "s", code: str | None = None, key: str = ""
    ) -> None:
        self.kind: ActorType = kind
        self.gender, self.number, self.code, self.key = gender, number, code, key
        self.refs: list[Ref] = []
        self.names: list[PersonName] = []
        self.roles: set[str] = set()
        self.last: Ref | None = None
        self.count = 0
        self.named = self.told = False

    def add(self, ref: Ref) -> None:
        """Give a mention to this actor."""
        ref.cluster = self
        if ref.form == "name":
            self.named = True
        self.refs.append(ref)
        if self.code is None:
            self.code = ref.code
        if ref.gender in ("m", "f"):
            name = ref.name
            if name is None or name.sure:
                self.told = True
            if self.gender == "u" or (name is not None and name.sure):
                self.gender = ref.gender
