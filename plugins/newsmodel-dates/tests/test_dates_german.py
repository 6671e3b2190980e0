"""German is a folder of data; a small set of our own sentences, published on Thursday 13 January 2022."""

from datetime import date

import pytest
from newsmodel_dates import find

SENTENCES = [
    ("Die Regierung will am Freitag beraten.", [("Freitag", "2022-01-14")]),
    ("Das Treffen fand am Montag statt.", [("Montag", "2022-01-10")]),
    ("Er sprach am 13. Januar 2022 in Berlin.", [("13. Januar 2022", "2022-01-13")]),
    ("Er sagte am Donnerstagabend nichts.", [("Donnerstagabend", "2022-01-13TEV")]),
    ("Im Dezember war alles besser.", [("Dezember", "2021-12")]),
    ("Im vergangenen Jahr stiegen die Preise.", [("vergangenen Jahr", "2021")]),
    ("Seit 2014 stiegen sie um 3,1 Prozent.", [("2014", "2014")]),
    ("Vor drei Jahren begann der Streit.", [("Vor drei Jahren", "2019")]),
    ("Er soll in zwei Wochen enden.", [("in zwei Wochen", "2022-W04")]),
    ("In den vergangenen drei Monaten wurde gebaut.", [("den vergangenen drei Monaten", "P3M")]),
    ("Bis Ende März soll der Bericht vorliegen.", [("Ende März", "2022-03")]),
    ("Die Sitzung beginnt um 15.30 Uhr.", [("15.30 Uhr", "2022-01-13T15:30")]),
    ("Heute Abend spricht der Kanzler.", [("Heute Abend", "2022-01-13TEV")]),
    ("Gestern schwieg er.", [("Gestern", "2022-01-12")]),
    ("Jeden Montag gehen sie auf die Straße.", [("Jeden Montag", "XXXX-WXX-1")]),
    ("Die dreitägige Reise war teuer.", [("dreitägige", "P3D")]),
    ("Im dritten Quartal 2021 fiel der Umsatz.", [("dritten Quartal 2021", "2021-Q3")]),
    ("In den 1990er Jahren war das anders.", [("den 1990er Jahren", "199")]),
    ("Im 19. Jahrhundert war das anders.", [("19. Jahrhundert", "18")]),
    ("An Weihnachten kam Besuch.", [("Weihnachten", "2021-12-25")]),
    ("Derzeit ist nichts geplant.", [("Derzeit", "PRESENT_REF")]),
    ("Am 3.1.2022 wurde gewählt.", [("3.1.2022", "2022-01-03")]),
    ("Am Morgen des 4. Januar kam es zum Unfall.", [("Morgen des 4. Januar", "2022-01-04TMO")]),
    ("Im Vorjahr waren es mehr.", [("Vorjahr", "2021")]),
    ("Seit Jahresbeginn wird gestreikt.", [("Jahresbeginn", "2022")]),
    ("Mitte der 80er Jahre sang er.", [("Mitte der 80er Jahre", "198")]),
    ("Zwischen 1990 und 1995 lebte er dort.", [("1990", "1990"), ("1995", "1995")]),
    ("Nächste Woche wird gewählt.", [("Nächste Woche", "2022-W03")]),
    ("Der 52 Jahre alte Mann schwieg.", []),
    ("Die Sonne scheint, er mag das.", []),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES, ids=[text for text, _ in SENTENCES])
def test_german(text: str, expected: list[tuple[str, str]]) -> None:
    found = find(text, date(2022, 1, 13), language_code="de")

    assert [(timex.of(text), timex.value) for timex in found] == expected
