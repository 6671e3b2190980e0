"""Numbers in words and figures."""

from __future__ import annotations

from collections.abc import Sequence

from .language import Language

__all__ = ["count_of", "format_amount", "ordinal_of"]


def _figure(word: str, comma: str) -> float | None:
    if len(word) > 12:
        return None
    if "/" in word:
        above, _, below = word.partition("/")
        if above.isdigit() and below.isdigit() and int(below):
            return int(above) / int(below)
        return None
    try:
        return float(word.replace(".", "").replace(",", ".") if comma == "decimal" else word.replace(",", ""))
    except ValueError:
        return None


def count_of(words: Sequence[str], language: Language) -> float | str | None:
    """Read a count: a number, "X" where it is vague ("several"), or None where it is none.

    Args:
        words: The words of the count, as ["two", "and", "a", "half"].
        language: The language they are in.
    """
    total = 0.0
    current = 0.0
    seen = False
    lowers = [word.lower() for word in words]
    cut = next((i for i, word in enumerate(lowers) if i and word in language.listed("and")), 0)
    if cut:
        for part in lowers[cut + 1 :]:
            fraction = language.value("half", part) or language.value("quarterfrac", part)
            if fraction:
                whole = count_of(lowers[:cut], language)
                return whole + float(fraction) if isinstance(whole, float) else whole
    for word in lowers:
        if "0" <= word[0] <= "9":
            figure = _figure(word, "decimal" if language.listed("decimal_comma") else "")
            if figure is None:
                return None
            current, seen = current + figure, True
        elif value := language.value("numword", word):
            current, seen = current + float(value), True
        elif value := language.value("hundred", word):
            scale = float(value)
            current = (current or 1.0) * scale
            if scale > 100:
                total, current = total + current, 0.0
            seen = True
        elif value := language.value("couple", word) or language.value("pair", word):
            current, seen = current + float(value), True
        elif value := language.value("dozen", word):
            current, seen = (current or 1.0) * float(value), True
        elif language.value("vague", word) or language.value("dozens", word):
            return "X"
        elif value := language.value("half", word):
            current, seen = current + float(value), True
        elif not seen and language.value("art", word) and len(lowers) == 1:
            return 1.0
    return total + current if seen else None


def ordinal_of(word: str, language: Language) -> int | None:
    """The number of an ordinal, "third" or "3rd"."""
    digits = word.rstrip("stndrh.")
    if digits.isascii() and digits.isdigit() and len(digits) < 5:
        return int(digits)
    value = language.value("ordinal", word) or language.value("ord4", word)
    return int(value) if value else None


def format_amount(amount: float) -> str:
    """A number as TIMEX3 writes it: whole where it is whole."""
    return str(int(amount)) if amount == int(amount) else f"{amount:g}"
