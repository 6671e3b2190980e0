"""Reading a story from a file or from standard input, with errors that say what to do."""

import os
import sys
from pathlib import Path

from newsmodel.cli._failure import Exit, Failure

__all__ = ["read_story"]

_BOMS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_HEAD = 8192
# What UTF-16 without a mark can't be told from; plain text holds none.
_NUL = b"\0"


def read_story(file: str, encoding: str = "utf-8") -> str:
    """Return the text of a file, line ends and all.

    Args:
        file: A path, or "-" for standard input.
        encoding: Name of the encoding.

    Raises:
        Failure: There is no such file, it is a directory or binary, or is not in the encoding.
    """
    name = "standard input" if file == "-" else file
    data = sys.stdin.buffer.read() if file == "-" else _bytes(file)
    for mark, other in _BOMS.items():
        if data.startswith(mark) and encoding == "utf-8":
            raise Failure(f"{name} is in {other}; read it with --encoding {other}", Exit.INPUT)
    if encoding == "utf-8" and _NUL in data[:_HEAD]:
        raise Failure(f"{name} is a binary file, not text", Exit.INPUT)
    try:
        return data.decode(encoding)
    except LookupError:
        raise Failure(f"there is no encoding {encoding!r}; try utf-8 or windows-1252", Exit.USAGE) from None
    except UnicodeDecodeError as error:
        raise Failure(
            f"{name} is not in {encoding}: byte {data[error.start] if data else 0:#04x} at {error.start}; "
            f"try --encoding {'windows-1252' if encoding == 'utf-8' else 'utf-8'}",
            Exit.INPUT,
        ) from None


def _bytes(file: str) -> bytes:
    path = Path(file)
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise Failure(f"there is no file {file!r}", Exit.INPUT) from None
    except IsADirectoryError:
        raise Failure(f"{file!r} is a directory; name a file, or - for standard input", Exit.INPUT) from None
    except (OSError, ValueError) as error:
        reason = os.strerror(error.errno) if isinstance(error, OSError) and error.errno else str(error)
        raise Failure(f"{file!r} can't be read: {reason}", Exit.INPUT) from None
