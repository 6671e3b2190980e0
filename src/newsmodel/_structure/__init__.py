"""The layout of a story, read from plain text: headline, dateline, byline, paragraphs, sentences, date.

The text is never changed: every offset is true in the input, whatever its line ends, blanks and marks.
Nothing here reads the clock, and only a whole calendar date in the text becomes the day of publication.
"""

from newsmodel._structure._read import Structure, read_structure

__all__ = ["Structure", "read_structure"]
