"""Configuration of the documentation."""

from __future__ import annotations

import os
import sys
from importlib.util import find_spec
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "_ext"))

from newsmodel import __version__

project = "newsmodel"
author = "The newsmodel authors"
copyright = "2026, the newsmodel authors"
release = version = __version__

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
    "sphinx.ext.viewcode",
    "sphinx_copybutton",
    "sphinx_design",
    "newsmodel_docs",
]
exclude_patterns = ["_build", "_ext", "diagrams"]
templates_path: list[str] = []
root_doc = "index"

# The build needs no network; with NEWSMODEL_DOCS_ONLINE set, types of others are links to their docs.
if os.environ.get("NEWSMODEL_DOCS_ONLINE"):
    extensions.append("sphinx.ext.intersphinx")
intersphinx_mapping: dict[str, tuple[str, str | None]] = {
    "python": ("https://docs.python.org/3", None),
    "attrs": ("https://www.attrs.org/en/stable", None),
    "pluggy": ("https://pluggy.readthedocs.io/en/stable", None),
    "pandas": ("https://pandas.pydata.org/docs", None),
    "pyarrow": ("https://arrow.apache.org/docs", None),
}

myst_enable_extensions = ["colon_fence", "deflist", "fieldlist"]
myst_heading_anchors = 4

# Building the docs needs no extra of the library.
autodoc_mock_imports = [name for name in ("pyarrow", "duckdb", "matplotlib") if find_spec(name) is None]
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_typehints_format = "short"
autodoc_preserve_defaults = True
python_use_unqualified_type_names = True
napoleon_google_docstring = True
napoleon_numpy_docstring = False
napoleon_use_rtype = False
default_role = None

nitpicky = True
nitpick_ignore_regex = [
    # Types of other libraries and of the standard library, whose inventories are not read.
    (r"py:.*", r"(collections|datetime|pathlib|typing|types|os)(\..*)?"),
    (r"py:.*", r"(attrs|attr|pluggy|click|pyarrow|spacy)(\..*)?"),
    (r"py:.*", r"(date|datetime|Any|Path|PathLike|ModuleType|Callable|Iterable|Iterator|Mapping|Sequence)"),
    (r"py:.*", r"(str|int|float|bool|bytes|tuple|list|dict|set|frozenset|type|object|None|Exception)"),
    (r"py:.*", r"(ValueError|TypeError|LookupError|RuntimeError|AssertionError|optional|A|S|AnyBatch)"),
    # Private homes of public names, which the pages show under `newsmodel`.
    (r"py:.*", r"newsmodel\.(model|_\w+|draft|extractors|parser)\..*"),
    (r"py:.*", r"(\.\.\.|'.*'|.*\[.*|.*\].*|.* .*)"),
    # Aliases of literals are spelt out where they are used, and hypothesis is another library.
    (r"py:.*", r"(Mode|VerbClass|TimexType|TimemlClass|Polarity|Modality|PloverCategory|ParticipantRole)"),
    (r"py:.*", r"(PlaceUse|MentionForm|EntityLabel|ActorType|ParagraphRole|Severity)"),
    (r"py:.*", r"(hypothesis\..*|newsmodel\.strategies\.[A-Z])"),
]

html_theme = "furo"
html_title = "newsmodel"
html_static_path = ["_static"]
html_css_files = ["extra.css"]
html_js_files = ["focus.js"]
html_theme_options = {
    "light_css_variables": {"color-brand-primary": "#0b5c8a", "color-brand-content": "#0b5c8a"},
    "dark_css_variables": {"color-brand-primary": "#7cc4f0", "color-brand-content": "#7cc4f0"},
}
copybutton_prompt_text = r">>> |\.\.\. |\$ "
copybutton_prompt_is_regexp = True
