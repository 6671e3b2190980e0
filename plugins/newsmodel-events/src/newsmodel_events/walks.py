"""The subject before a verb: the walk left over what stands between."""

from newsmodel_events.followers import BREAKS, Followers
from newsmodel_events.verbgroups import VerbGroup

__all__ = ["Walks"]

_MARKS = frozenset({'"', "“", "”", "'", "‘", "’", "``", "''"})
_NAMES = frozenset({"NNP", "PRP"})
_APART = frozenset({",", ")"})
_WITHIN_NAMES = frozenset({"of", "for"})
_PRONOUNS = frozenset({"which", "who", "that"})
_CLAUSAL_PREPS = frozenset({"after", "before", "since", "until", "as", "than", "like", "once"})


class Walks(Followers):
    """Subjects that stand before their verbs.

    Args:
        reading: The document.
    """

    def relative_antecedent(self, number: int) -> int:
        """Return what a relative pronoun stands for, from the phrase before it.

        Of "the Bank of England, which" it is the bank: names with "of" or "for" are one.
        """
        phrase, tags = self.phrases[number], self.reading.tags
        prep = phrase.prep
        if prep >= 0 and self.reading.lowers[prep] in _WITHIN_NAMES and tags[phrase.head] == "NNP":
            main = self.phrases[number - 1]
            if main.end == prep and tags[main.head] == "NNP":
                number -= 1
        return self.firsts[number]

    def main_phrase(self, number: int) -> int:
        """Return the main phrase from the last one: of "senators from the party" the senators."""
        for _ in range(6):
            phrase = self.phrases[number]
            if phrase.owner >= 0 and phrase.prep >= 0:
                number = phrase.owner
                continue
            if phrase.prep < 0 or number == 0:
                break
            if self.phrases[number - 1].end != phrase.prep and phrase.mate != number - 1:
                break
            number -= 1
        return self.firsts[number]

    def subject_before(self, group: VerbGroup, at: int, start: int) -> int:
        """Return the number of the phrase before a verb that is its subject, or -1.

        Args:
            group: The verb group.
            at: The token from which to look for it.
            start: The first token of the sentence.
        """
        lowers, tags, verbs = self.reading.lowers, self.reading.tags, self.reading.verbs
        if (
            lowers[group.first - 1] in BREAKS
            and group.lemma in self.reporting
            and self.closes_quotation(group.first - 1)
        ):
            at = self._opening(group.first - 1, start)  # who speaks stands outside of what is said
        number = self.phrase_before(at, start)
        steps = 0
        while number >= 0 and steps < 14:
            phrase = self.phrases[number]
            if phrase.start < start:
                break
            steps += 1
            prep, end = phrase.prep, phrase.end
            if end < at and lowers[end] in _APART:
                main = self.before_detail(number, start)
                if main != number:
                    number = main
                    continue
            if prep >= 0 and not (end >= at - 1 and lowers[prep] in _CLAUSAL_PREPS and group.finite):
                number -= 1
                continue
            if phrase.mate >= 0:
                number = phrase.mate
                continue
            if self.timely[number]:
                number -= 1  # "Israel today said"
                continue
            before = self.whole[number] - 1
            aged = lowers[before] == "aged" and tags[phrase.head] == "CD"
            if aged or (lowers[before] == "whose" and self.verb_between(end, at) is not None):
                number = self.phrase_before(before, start)
                at = before
                continue
            verb = verbs.get(before)
            if verb is None and before > start and tags[before] == "RP":
                verb = verbs.get(before - 1)
            if verb is not None and (not verb.finite or self._relative(verb, start) >= 0):
                # the object of a participle or of a relative clause stands between
                number = self._before_clause(verb, start)
                continue
            if lowers[before] == "," == lowers[end] and end < at:
                if self._is_aside(number, before, start):
                    number -= 1
                    continue
                verb = self._described(before, start)
                if verb is not None:
                    number = self._before_clause(verb, start)
                    continue
            verb = self.verb_between(end, at)
            if verb is not None and verb.finite:
                pronoun = self._relative(verb, start)
                if pronoun < 0:
                    return -1
                if pronoun < phrase.start:
                    number = self.phrase_before(pronoun, start)  # "Ann, whose husband left, said"
                    continue
            return self.firsts[number]
        return -1

    def _is_aside(self, number: int, before: int, start: int) -> bool:
        """Does a name between commas only say more of the phrase before it?

        In "The firm, based in Cork, Ireland, left" and "Chad and its envoy, Idris Sy, left" who left stands
        further before.
        """
        last, tags, verbs = self.phrases[number - 1], self.reading.tags, self.reading.verbs
        if number == 0 or last.end != before or tags[self.phrases[number].head] != "NNP":
            return False
        if last.mate >= 0:
            mate = self.phrases[last.mate]
            return last.prep < 0 and tags[last.head] == "NN" and tags[mate.head] in _NAMES
        at = last.prep - 1
        return at > start and at in verbs and tags[at] != "VBG" and tags[last.head] == "NNP"

    def _described(self, at: int, start: int) -> VerbGroup | None:
        """The verb of a relative clause whose object what follows a comma says more of, or None.

        "The group, which holds the capital, Sanaa, denied it": not Sanaa denied it.
        """
        number = self.reading.phrase_of(at - 1)
        if number < 0 or self.phrases[number].prep >= 0:
            return None
        verb = self.reading.verbs.get(self.whole[number] - 1)
        pronoun = self._relative(verb, start) if verb is not None else -1
        return verb if pronoun >= 0 and self.reading.lowers[pronoun] in _PRONOUNS else None

    def _relative(self, verb: VerbGroup, start: int) -> int:
        """The relative pronoun of a verb, or -1."""
        for i in range(verb.first - 1, max(start, verb.first - 6) - 1, -1):
            if self.reading.tags[i] == "W":
                return i
            if self.reading.lowers[i] == "," or i in self.reading.verbs:
                return -1
        return -1

    def _opening(self, at: int, start: int) -> int:
        """The opening mark of the quotation that ends with a token."""
        lowers = self.reading.lowers
        if lowers[at] not in _MARKS:
            at -= 1  # a comma follows the closing one
        for i in range(at - 1, max(start, at - 80) - 1, -1):
            if lowers[i] in _MARKS:
                return i
        return start

    def _before_clause(self, verb: VerbGroup, start: int) -> int:
        at = verb.first
        if verb.finite:
            while at > start and self.reading.tags[at] != "W":
                at -= 1
        return self.phrase_before(at, start)
