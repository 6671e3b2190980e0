"""The trained extractor, and how it and the rules share the work."""

import threading

from newsmodel_quotes import extractors

from newsmodel import Attribution, Parser

PLUGIN = "newsmodel-quotes"
TEXT = (
    "Council meets\n\n"
    "The mayor said the bridge would open in May, and the engineer warned that it was weak.\n\n"
    '"We checked it," said Maria Lopez, an engineer. "It holds."\n\n'
    "Two trains passed."
)


def rules_alone(**settings: object) -> Parser:
    return Parser(only=PLUGIN, settings={PLUGIN: {"tagger": False, **settings}})


def contents(parser: Parser) -> list[str]:
    article = parser.parse(TEXT, published="2022-01-13")
    return [" … ".join(article.text_of(c) for c in a.contents) for a in article[Attribution]]


def test_trained_finds_and_scores() -> None:
    """The tagger finds the plain cases and says how sure it is."""
    article = Parser([extractors.trained], discover=False).parse(TEXT, published="2022-01-13")
    found = {article.text_of(a.contents[0]): a for a in article[Attribution]}
    assert found['"We checked it,"'].mode == "direct"
    assert len(found['"We checked it,"'].contents) == 2
    assert all(a.confidence is None or 0 < a.confidence <= 1 for a in article[Attribution])


def test_rules_alone() -> None:
    """One setting leaves the taggers out: all attributions come from the rules."""
    parser = rules_alone()
    article = parser.parse(TEXT, published="2022-01-13")
    assert {a.made_by.extractor for a in article[Attribution] if a.made_by} == {"rules"}
    assert "the bridge would open in May" in contents(parser)


def test_the_trained_one_comes_first() -> None:
    """Where both read the same words, the trained extractor's attribution stays."""
    parser = Parser([extractors.rules, extractors.trained], discover=False)
    article = parser.parse(TEXT, published="2022-01-13")
    makers = [a.made_by.extractor for a in article[Attribution] if a.made_by]
    assert makers.count("trained") > makers.count("rules")


def test_only_speech() -> None:
    """A setting leaves thoughts and attitudes out."""
    text = "Kim believes the vote will be close. Kim said the vote would be close."
    parser = rules_alone(classes=["speech"])
    found = parser.parse(text, published="2022-01-13")[Attribution]
    assert [a.verb_class for a in found] == ["speech"]


def test_threads_agree() -> None:
    """Taggers are not shared between threads: many threads give what one gives."""
    parser = Parser([extractors.rules, extractors.trained], discover=False)
    expected = contents(parser)
    results: list[list[str]] = []
    threads = [threading.Thread(target=lambda: results.append(contents(parser))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [expected] * 4
