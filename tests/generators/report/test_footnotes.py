"""Evidence as footnotes: numbered through the paper, the words once, named again by the first note's number."""

import docx
import pytest
from lxml import etree

from generators.report.footnotes import QUOTE_LENGTH, Footnotes, shortened
from tests.fakes.evaluations import sample_evaluation

EVALUATION = sample_evaluation()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("甲\n 乙\t丙", "甲 乙 丙"),
        ("| 合计 |  | 480 |", "合计、480"),
        ("", ""),
        ("甲|乙", "甲|乙"),
        ("甲\x00乙", "甲乙"),
    ],
)
def test_a_quote_stands_on_one_line(text, shown):
    assert shortened(text) == shown


def test_a_quote_is_cut_only_where_it_is_too_long():
    assert shortened("甲" * QUOTE_LENGTH) == "甲" * QUOTE_LENGTH
    assert shortened("甲" * (QUOTE_LENGTH + 1)) == "甲" * (QUOTE_LENGTH - 2) + "……"
    assert shortened("甲乙丙丁戊", 4) == "甲乙……"


def test_notes_are_numbered_in_order_and_say_file_page_and_words():
    notes = Footnotes(EVALUATION)
    runs = notes.references(["E3", "E4"])
    assert [f'w:id="{n}"' in runs for n in (1, 2, 3)] == [True, True, False]
    assert notes.texts[0] == "《资金支付台账.xlsx》第1页：“县级财政拨款到位480万元”（E3）"


def test_evidence_named_again_points_back():
    notes = Footnotes(EVALUATION)
    notes.references(["E1", "E2"])
    notes.references(["E2"])
    assert notes.texts[2] == "同注2，《立项批复.docx》第2页（E2）"


def test_unknown_evidence_makes_no_note():
    notes = Footnotes(EVALUATION)
    assert notes.references(["E99"]) == notes.references([]) == ""
    assert "1" not in notes.references(["E99"])
    assert notes.texts == []


def test_notes_are_put_into_the_document_with_their_separators():
    document, notes = docx.Document(), Footnotes(EVALUATION)
    notes.references(["E1"])
    notes.attach(document)
    part = next(r.target_part for r in document.part.rels.values() if r.reltype.endswith("/footnotes"))
    found = etree.fromstring(part.blob)
    assert [n.get(n.nsmap["w"].join("{}") + "id") for n in found] == ["-1", "0", "1"]
    assert "同意实施" in "".join(found.itertext())
    assert document.settings.element.xpath("count(w:footnotePr/w:footnote)") == 2
