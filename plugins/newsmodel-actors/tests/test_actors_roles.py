"""Roles around names, on 150 mentions marked by hand."""

import pytest


def test_roles_reach_precision_and_recall_on_the_hand_made_set(role_examples, example_names):
    """Titles, appositions, ages and affiliations are found, and given to the right person."""
    found = wrong = missed = 0
    for example in role_examples:
        article = example_names(example)
        by_id = {mention.id: mention for mention in article.actor_mentions}
        left = list(example.roles)
        for tag, name in example.people:
            for actor in article.actors:
                if not any(
                    by_id[m].form == "name" and (by_id[m].head or name) == name for m in actor.mentions
                ):
                    continue
                for role in actor.roles:
                    match = next((r for r in left if r[0] == tag and r[1].overlaps(role)), None)
                    if match is not None:
                        left.remove(match)
                        found += 1
                    elif not any(r[0] == tag and r[1].overlaps(role) for r in example.roles):
                        wrong += 1
        missed += len(left)
    precision, recall = found / (found + wrong), found / (found + missed)
    assert sum(len(e.people) for e in role_examples) >= 150
    assert precision >= 0.97, (precision, recall)
    assert recall >= 0.95, (precision, recall)


@pytest.mark.parametrize(
    ("markup", "who", "roles"),
    [
        (
            "[1 Deputy Foreign Minister] <1 Pavel Morozov> spoke.",
            "Pavel Morozov",
            ["Deputy Foreign Minister"],
        ),
        ("<1 Wanda Shelby>, 54, the <p US> envoy, left.", "Wanda Shelby", ["the US envoy"]),
        ("Rep. <1 Alma Ruiz> (D-Calif.) spoke.", "Alma Ruiz", ["Rep.", "D-Calif."]),
        ("Mr. <1 Ruiz> spoke.", "Ruiz", []),
        ("<1 Wanda Shelby>, 54, spoke.", "Wanda Shelby", []),
        ("Det Insp <1 Rob Lyle> spoke.", "Rob Lyle", ["Det Insp"]),
        ("Mother-of-two <1 Jess Pike> spoke.", "Jess Pike", ["Mother-of-two"]),
        ("Secretary of State <1 Helen Voss> spoke.", "Helen Voss", ["Secretary of State"]),
        ("<1 Ada Lind> of <o Uppsala University> spoke.", "Ada Lind", ["Uppsala University"]),
        ("The minister, <1 Ada Lind>, spoke.", "Ada Lind", ["The minister"]),
    ],
)
def test_roles_are_told_by_their_spans(story, markup, who, roles):
    """A role is the noun phrase as the text has it; a courtesy title is none."""
    article = story(markup.replace("[1 ", "").replace("]", ""))
    actor = article.actor(who)
    assert [article.text_of(role) for role in actor.roles] == roles


def test_a_mention_holds_title_and_name_with_the_name_as_its_head(story):
    """The span is the whole mention, the head the name."""
    article = story("Deputy Foreign Minister <1 Pavel Morozov> spoke.")
    (mention,) = [m for m in article.actor_mentions if m.form == "name"]
    assert article.text_of(mention) == "Deputy Foreign Minister Pavel Morozov"
    assert article.text_of(mention.head) == "Pavel Morozov"


def test_a_title_inside_the_recognisers_span_is_taken_off(story):
    """Recognisers differ in whether the title belongs to the name."""
    article = story("<1 President Anne Holloway> spoke.")
    assert article.actor("Anne Holloway").roles


def test_a_country_comes_from_the_roles(story):
    """Adjective, possessor and complement tell the country."""
    for markup in (
        "<p US> President <1 Anne Holloway> spoke.",
        "<p Russia>'s foreign minister, <1 Anne Holloway>, spoke.",
        "<1 Anne Holloway>, the <g French> envoy, spoke.",
    ):
        assert story(markup).actor("Anne Holloway").country in ("US", "RU", "FR")
