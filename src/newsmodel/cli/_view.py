"""The text view of an article: header, story, and what was found, readable at a glance."""

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from newsmodel import Article
from newsmodel.cli._console import tidied
from newsmodel.cli._sections import actors_of, events_of, issues_of, places_of, statements_of, timeline_of
from newsmodel.cli._story import legend, number_statements, story_of
from newsmodel.cli._words import cut, days

__all__ = ["show_article"]


def show_article(article: Article, console: Console, *, everything: bool = False, note: str = "") -> None:
    """Write the text view.

    Args:
        article: What to show.
        console: Where to.
        everything: Whether events without a category and actors without a name are listed too.
        note: A remark for the header, such as the time that reading took.
    """
    with tidied(console):
        _show(article, console, everything, note)


def _show(article: Article, console: Console, everything: bool, note: str) -> None:
    numbers = number_statements(article)
    story = list(story_of(article, numbers))
    titles = [words for paragraph, words in story if paragraph.role == "headline"]
    console.print(titles[0] if titles else _first_words(article, console))
    console.print(Text(" · ".join(part for part in (_counts(article), note) if part), "dim"))
    if console.color_system is not None and article.annotations:
        console.print(legend())
    console.print()
    for _, words in story:
        if not titles or words is not titles[0]:
            console.print(Padding(words, (0, 0, 1, 2)))
    if article.statements:
        _head(console, "Who said what")
        for part in statements_of(article, numbers):
            console.print(Padding(part, (0, 0, 0, 2)) if not isinstance(part, Text) else part)
    _table(console, "Timeline", timeline_of(article))
    _table(console, "Places", places_of(article))
    _table(console, "Events", *events_of(article, everything=everything))
    _table(console, "Who is who", *actors_of(article, everything=everything))
    _table(console, "Issues", *issues_of(article, everything=everything))


def _first_words(article: Article, console: Console) -> Text:
    """Return the opening of a story that has no headline."""
    begin = article.dateline.span.end if article.dateline is not None else 0
    told = [sentence for sentence in article.sentences if sentence.end > begin]
    return Text(cut(article.text_of(told[0]) if told else "(empty)", console.width), "title")


def _counts(article: Article) -> str:
    day = f"published {days(article.published, article.published)}" if article.published else "no date"
    counted = (
        ("statement", len(article.statements)),
        ("event", len(article.events)),
        ("place", len(article.places)),
        ("date", len(article.times)),
    )
    found = [f"{count} {word}{'s' if count != 1 else ''}" for word, count in counted if count]
    return " · ".join([day, *found])


def _head(console: Console, title: str) -> None:
    console.print()
    console.print(Rule(Text(title, "section"), align="left", style="dim"))


def _table(console: Console, title: str, table: RenderableType | None, left_out: int = 0) -> None:
    if table is None:
        return
    _head(console, title)
    console.print(table)
    if left_out:
        console.print(Text(f"and {left_out} more, with --all", "dim"))
