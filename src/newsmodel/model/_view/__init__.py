"""An article as one self-contained HTML page."""

from newsmodel.model._view.page import render_fragment, render_page

__all__ = ["render_fragment", "render_page"]
