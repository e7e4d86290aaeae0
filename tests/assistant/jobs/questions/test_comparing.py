"""Every side of a comparison says its own; one without text is said to be so."""

from types import SimpleNamespace

import pytest

from assistant.jobs.questions.comparing import HEAD, _alike, compared, sides
from assistant.jobs.questions.interface import AnswerStatus
from assistant.jobs.questions.matching import aspects
from assistant.language.inquiries import AskedKind, find_inquiries

QUESTION = "青财〔2024〕7号和白财〔2020〕9号自评报告什么时候报"
WITHOUT_TEXT = "青财〔2024〕7号和青财〔2018〕3号自评报告什么时候报"


def found(case, text=QUESTION):
    asked = case(text)
    return asked, sides(asked, asked.asked.documents, find_inquiries(text))


def test_each_side_has_its_best_line_first(case):
    _, both = found(case)
    assert [(s.name, s.lines[0].text) for s in both] == [
        ("青财〔2024〕7号", "自评报告每年3月10日前报送。"),
        ("白财〔2020〕9号", "自评报告每年5月底前报送。"),
    ]


def test_the_conclusion_sets_the_sides_beside_each_other_in_one_sentence(case):
    answer = compared(*found(case))
    assert answer.conclusion == "青财〔2024〕7号：自评报告每年3月10日前报送；白财〔2020〕9号：自评报告每年5月底前报送。"
    assert answer.status is AnswerStatus.ANSWERED
    assert [c.policy_id for c in answer.citations[:2]] == ["new", "unclear"]


def test_the_table_has_a_head_and_a_row_a_side(case):
    head, *rows = compared(*found(case)).table
    assert head == HEAD
    assert [r[0] for r in rows] == ["青财〔2024〕7号", "白财〔2020〕9号"]
    assert all(r[2].startswith("第一条") for r in rows)


def test_a_side_without_text_makes_the_answer_partial_and_has_no_place(case):
    answer = compared(*found(case, WITHOUT_TEXT))
    assert answer.status is AnswerStatus.PARTIAL
    assert "青财〔2018〕3号：政策库没有收录它的内容" in answer.conclusion
    assert answer.table[2][1:] == ("政策库没有收录它的内容，无法比较", "")
    assert "青财〔2018〕3号" not in answer.basis
    assert "（）" not in answer.answer


def test_what_is_of_unknown_validity_is_stated_beside_the_table(case):
    assert "（白财〔2020〕9号）的效力未核" in compared(*found(case)).answer


def test_a_document_without_a_number_is_called_by_its_title(case):
    asked, (side, _) = found(case)
    unnumbered = side.document.model_copy(update={"doc_no": ""})
    (named,) = sides(asked, [unnumbered], ())
    assert named.name == "《青溪县绩效管理办法》"


def test_places_set_against_each_other_are_the_sides(ask):
    answer = ask("郑州的绩效监控跟省里办法比，有啥不一样", region="郑州")
    assert [row[0][:3] for row in answer.table[1:]] == ["《郑州", "《河南"]


def test_two_levels_each_of_which_is_asked_about_are_the_sides(ask):
    answer = ask("绩效监控，省级和郑州市级一年各搞几回、啥时候", region="郑州")
    assert [row[0][:3] for row in answer.table[1:]] == ["《河南", "《郑州"]
    assert "6月底" in answer.table[2][1]


def test_a_noun_says_what_is_compared_where_no_interrogative_does():
    text = "两个办法的时间上有啥不一样"
    assert AskedKind.TIME in {i.kind for i in aspects(text, find_inquiries(text))}
    text = "什么时候报，时间一样吗"
    assert aspects(text, find_inquiries(text)) == find_inquiries(text)


def side(text):
    """As much of a side as its figures are read from."""
    return SimpleNamespace(lines=(SimpleNamespace(text=text),), items=())


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("3月10日前报送，占50%。", "3月10日前报，占40%。", "不一样："),
        ("90分以上为优，80分为良，60分为中。", "90分以上为优，80分为良。", ""),
        ("80分为良。", "得分80分的为良。", "数字一样，说法不同："),
        ("由财政部门定。", "由主管部门定。", ""),
    ],
)
def test_sides_are_called_unlike_only_where_each_writes_a_figure_that_the_other_does_not(one, other, verdict):
    assert _alike("两个文件一样吗", [side(one), side(other)]) == verdict
