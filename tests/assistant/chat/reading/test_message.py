"""A message is cut where one act may end, never inside a figure or a quotation."""

import pytest

from assistant.chat.reading.message import ChatMessage


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("满意度改成92%，第三条删掉", ["满意度改成92%", "第三条删掉"]),
        ("头盔60改80 呼吸器45改50", ["头盔60改80", "呼吸器45改50"]),
        ("总额改成1,200万元", ["总额改成1,200万元"]),
        ("名称改成“合格率，优良率”", ["名称改成“合格率，优良率”"]),
        ("把满意度改成92%然后把第三条删了", ["把满意度改成92%", "把第三条删了"]),
        ("免疫率8分、检测头数5分", ["免疫率8分", "检测头数5分"]),
        ("第三、第五条删了", ["第三、第五条删了"]),
    ],
)
def test_clauses(text, clauses):
    assert [c.text for c in ChatMessage.of(text).clauses if len(c.text) > 2] == clauses


def test_invisible_characters_are_no_part_of_a_message():
    assert ChatMessage.of("满意\u200b度\ufeff").text == "满意度"


@pytest.mark.parametrize(
    ("text", "read"), [("日活2w", "日活2万"), ("2wifi", "2wifi"), ("合并4&5", "合并4和5"), ("R&D", "R&D")]
)
def test_short_signs_stand_for_their_words_and_places_stay(text, read):
    assert ChatMessage.of(text).text == read


def test_a_figure_in_the_name_of_a_file_counts_nothing():
    assert [t.text for t in ChatMessage.of("照课后服务2025.xlsx做，期数8期").tokens] == ["8期"]
