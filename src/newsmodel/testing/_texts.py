"""Texts that extractors meet sooner or later."""

from __future__ import annotations

import unicodedata
from functools import cache

__all__ = ["NEWS", "news_texts", "odd_texts"]

NEWS = """Harbour deal in reach, minister says

OSLO, March 3 (Reuters) - Norway and Denmark will sign an agreement on Friday, Foreign Minister Kari Nordby said on Tuesday.

"We are close," Nordby told reporters in Bergen. "Nobody wants to wait until 2031."

She denied that the United Nations had asked for a delay. Danish officials, who met her on Monday, said the talks had cost $2.5 million.

According to Peter Holm, a lawyer in Paris, the deal "changes little". He accused the ministry of hiding its costs.
"""  # noqa: E501 - a paragraph is a line


def news_texts() -> dict[str, str]:
    """Return ordinary news by name."""
    from newsmodel.samples import load

    return {"wire": NEWS, "sample": load()}


@cache
def odd_texts() -> dict[str, str]:
    """Return texts that break careless extractors, by what is odd about them."""
    return {
        "empty": "",
        "blank": " \n\t\n  ",
        "one character": "x",
        "one mark": '"',
        "one line": NEWS.replace("\n", " "),
        "CRLF": NEWS.replace("\n", "\r\n"),
        "NFD": unicodedata.normalize("NFD", NEWS.replace("Nordby", "Nördbý")),
        "no-break spaces": NEWS.replace(" ", "\u00a0"),
        "byte order mark": "\ufeff" + NEWS,
        "emoji": NEWS.replace(". ", ". \U0001f600\U0001f468\u200d\U0001f469 "),
        "right to left": "\u202eאמר השר ביום שני\u202c. " + NEWS + "قال الوزير «لا».",
        "NUL": NEWS.replace("said", "sa\x00id"),
        "lone surrogates": NEWS.replace("Nordby", "Nor\ud800dby") + "\udfff",
        "unbalanced marks": '"' + NEWS.replace('," N', ", N") + "“‘«((\"'",
        "only marks": "\"'“”‘’«»()[]…—-.,;:!?" * 20,
        "capitals": NEWS.upper(),
        "lower case": NEWS.lower(),
        "one long word": "said" * 3000,
        "no letters": "12 345.67 89-10/11 2022 " * 50,
        "repeated": "Nordby said Nordby said " * 100,
    }
