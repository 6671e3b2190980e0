"""Where sentences of news begin and end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsmodel._structure import read_structure

# One example a line, written for this test; "|" marks where one sentence ends and the next begins.
EXAMPLES = """
The talks failed. | Both sides left.
Rep. Ann Poe met Sen. Tom Roe on Tuesday. | They agreed.
Lt. Gov. Jane Roe and Gov. Tom Poe met. | No. 10 said no. | The No. 2 official left.
Dr. Lee and Mr. Wu spoke. | Mrs. Wu did not.
The case of Poe v. Roe was cited. | It was old.
J. K. Archer and George W. Carver met. | They talked.
He chose plan B. | The talks went on.
He arrived at 5 p.m. | The meeting began at once.
He arrived at 5 p.m. Tuesday in the U.S. Senate building.
It left the U.S. | The envoy stayed.
It left the U.S. Army base in the south.
He lives in the U.K. | But his sister lives in the U.S. and works for the U.N. agency.
She works for Acme Corp. | The company makes steel.
She works for Acme Inc. and for Bell Co. in Ohio.
"We will go," he said. | "We will not stop." | She left.
"We will fight. | We will win. | We won't stop," he said.
“We will fight. | We will win.” | He left.
"Is it true?" he asked. | "No." | He smiled.
"Is it true?" Lee asked in Paris. | Nobody knew.
"Stop!" the minister said. | He stopped.
‘We are late,’ she said. | ‘Very late.’ | They ran.
“Who?” | “Me.” | He left.
He said: "Go." | "Come," she said.
He told reporters the plan (it was late.) | They left.
The plan (see below) failed. | (It was late.) | They left.
The vote is on Jan. 5. | Officials said so on Nov. 3, in the capital.
It fell 3.5 percent to $1.25 a share. | Volume was thin.
It rose to $14.50. | Shares of rivals fell.
The number rose to 5.7 million in 2021. | It was 4.1 million in 2019.
He lives in Washington, D.C. | She lives in Boston.
The senator, D-Calif., agreed. | But Sens. Poe and Roe, both R-Ky., did not.
Sen. Tom Roe (D-Nev.) said so. | Nobody else did.
Martin Poe Jr. won. | His father, Martin Poe Sr., was proud.
The deal with Poe Jr. | The lawyers had drawn it up.
Well ... maybe, he said. | They waited...
They waited... | Then the doors opened.
The firm, e.g. its staff, left. | The rest, i.e. nobody, stayed.
St. Louis and Ft. Worth won. | Mt. Etna erupted.
She met Gen. Poe, Col. Roe and Sgt. Doe. | They saluted.
The talks start at 10 a.m. EST. | They end at noon.
The report came out at 9 a.m. | A spokesman had no comment.
Officials at the Dept. of Energy met. | So did others.
Will it work? | Nobody knows! | Time will tell.
What?! | They left.
He asked, "Why now?" | Nobody answered.
"Why now?" he asked, "and why here?" | Nobody answered.
"It is over," Poe said. | "I am leaving. | I will not be back."
Prices rose 2 pct. | Wages did not.
The head of U.S. Central Command spoke. | U.S. Ambassador Ann Poe listened.
U.S. Secretary of State Ann Poe flew to Oslo. | She stays two days.
The rally began at 7 p.m. on Monday. | It ended at 9:30 p.m. | Police counted 500 people.
He said no. | 10 people left.
It was signed by John F. Poe, Ph.D. | It was sent on Friday.
He quoted Art. 5 of the treaty. | No. 7 is next.
The bill, H.R. 40, passed. | It goes to the Senate.
“It's a mess,” Poe said. | “We all know it.” | Roe agreed.
"I saw him at 3 p.m." | She paused.
Mr. Poe, 52, of St. Paul, Minn., was held. | He denies it.
Yahoo! Inc. rose. | Others fell.
The treaty was signed Sept. 5, 1995, in Oslo. | It lapsed on Dec. 31.
Read the story of Prof. A. B. Poe. | It is short.
''We will go,'' he said. | ''We won't stop.'' | She left.
A strike in the E.U. | In the U.S., none was planned.
He is with the U.N. | She is with the A.U. mission.
Police arrested a man in the U.S. for fraud. | They held him.
""".strip().splitlines()


def _sentences(text: str) -> list[str]:
    return [span.of(text) for span in read_structure(text).sentences]


@pytest.mark.parametrize("example", EXAMPLES)
def test_example(example: str) -> None:
    expected = example.split(" | ")
    assert _sentences(" ".join(expected)) == expected


@pytest.mark.parametrize("blank", ["\n", "\r\n", "\t", "\u00a0", "  "])
def test_other_blanks_between_words(blank: str) -> None:
    """A wrapped line, a tab or a no-break space parts words and sentences as a space does."""
    for example in EXAMPLES[:20]:
        expected = example.split(" | ")
        words = [sentence.replace(" ", blank) for sentence in expected]
        text = "a a a " + blank.join(words)
        found = _sentences(text)
        joined = "".join(found).replace(blank, "").replace(" ", "")
        assert joined == "aaa" + "".join(expected).replace(" ", "")
        if "\n" not in blank:
            assert len(found) == len(expected)


def test_boundary_score_over_all_examples(capsys: pytest.CaptureFixture[str]) -> None:
    """F1 of boundaries over the examples run together as one paragraph, where neighbours mislead too."""
    sentences = [sentence for example in EXAMPLES for sentence in example.split(" | ")]
    text = " ".join(sentences)
    starts, at = set(), 0
    for sentence in sentences:
        starts.add(at)
        at += len(sentence) + 1
    found = {span.start for span in read_structure(text).sentences}
    hits = len(starts & found)
    score = 2 * hits / (len(starts) + len(found))
    with capsys.disabled():
        print(f"\nsentence boundaries: F {score:.3f} of {len(starts)}")
    assert score >= 0.97


def test_dateline_is_a_sentence_of_its_own() -> None:
    text = "PARIS, Jan. 3 (AFP) — The talks failed. All left."
    assert _sentences(text) == ["PARIS, Jan. 3 (AFP) —", "The talks failed.", "All left."]


@given(st.text(st.characters(), max_size=300))
def test_sentences_tile_the_words(text: str) -> None:
    """Whatever the input: sentences are in order, apart, and hold every visible character."""
    spans = read_structure(text).sentences
    covered: set[int] = set()
    end = 0
    for span in spans:
        assert end <= span.start
        end = span.end
        covered.update(range(span.start, span.end))
    assert all(not char.isalnum() or index in covered for index, char in enumerate(text))


@given(
    st.lists(
        st.sampled_from([". ", "! ", '." ', "U.S. ", "Mr. ", "said ", "The ", '"', "(", ") ", "\n", "a"])
    )
)
def test_marks_in_any_order(pieces: list[str]) -> None:
    text = "".join(pieces)
    for span in read_structure(text).sentences:
        words = span.of(text)
        assert words == words.strip()
