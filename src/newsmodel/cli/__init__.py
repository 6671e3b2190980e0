"""The command line: `newsmodel parse story.txt`.

Each command is a file of this package, found by its name; those of plugins come from the entry-point group
`newsmodel.commands`. click and rich are loaded when a command runs, never by `import newsmodel`.
"""

import sys

__all__ = ["main"]

_NOT_INSTALLED = 4


def main() -> None:
    """Run the command line; the script `newsmodel` calls it."""
    try:
        import click
        import rich
    except ImportError as error:
        sys.stderr.write(
            f"newsmodel: the command line needs {error.name}; install it: pip install 'newsmodel-core[cli]'\n"
        )
        raise SystemExit(_NOT_INSTALLED) from None
    del click, rich
    from newsmodel.cli._app import app

    app(prog_name="newsmodel")
