"""A mention with what the resolver knows of it."""

from typing import Literal

from newsmodel import ActorMention
from newsmodel_actors import lexicon
from newsmodel_actors.names import PersonName

__all__ = ["ActorType", "Ref"]

ActorType = Literal["person", "organization", "country", "group"]


class Ref:
    """A mention with its grammar.

    Attributes:
        mention: The annotation.
        form: Its form.
        first: Its first token.
        last: The index after its last token.
        head: The first token of its head.
        ignored: Whether it is a place that does not act.
        sentence: Index of its sentence.
        paragraph: Index of its paragraph.
        kind: `person`, `organization`, `country` or `group`.
        gender: `m`, `f`, `n` or `u`.
        number: `s`, `p` or `u`.
        subject: Whether it looks like the subject of a clause.
        possessive: Whether a possessive clitic follows, or it is a possessive pronoun.
        quote: Index of the direct quotation around it, or -1.
        direct: Whether that quotation is direct from end to end.
        told: Index of the attribution, direct or not, whose content it stands in, or -1.
        source: Index of the attribution whose source it is, or -1.
        opens: Whether its sentence begins with it.
        speaks: Whether it is a source or stands beside a verb of saying.
        code: Country code that its own words tell, or None.
        name: A person's name taken apart, else None.
        lemma: The noun of a nominal, else the empty string.
        pronoun: What the lexicon says of a pronoun, else None.
        cluster: The actor that it was given to, or None.
    """

    __slots__ = (
        "cluster",
        "code",
        "direct",
        "first",
        "form",
        "gender",
        "head",
        "ignored",
        "kind",
        "last",
        "lemma",
        "mention",
        "name",
        "number",
        "opens",
        "paragraph",
        "possessive",
        "pronoun",
        "quote",
        "sentence",
        "source",
        "speaks",
        "subject",
        "told",
    )

    def __init__(
        self, mention: ActorMention, first: int, last: int, head: int, sentence: int, paragraph: int
    ) -> None:
        self.mention = mention
        self.form = mention.form
        self.first = first
        self.last = last
        self.head = head
        self.sentence = sentence
        self.paragraph = paragraph
        self.kind: ActorType = "person"
        self.gender, self.number = "u", "s"
        self.subject = self.possessive = self.speaks = self.opens = self.ignored = False
        self.direct = False
        self.quote = self.source = self.told = -1
        self.code: str | None = None
        self.name: PersonName | None = None
        self.lemma = ""
        self.pronoun: lexicon.Pronoun | None = None
        self.cluster: object | None = None
