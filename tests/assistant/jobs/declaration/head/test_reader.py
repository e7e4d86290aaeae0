"""Project, department and unit are pieces of the brief; where the brief names none, the field stays open."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from assistant.jobs.declaration.head.names import HeadName
from assistant.jobs.declaration.head.reader import MODEL, HeadReader, _best, _settled, _whole, shipped_reader

BRIEF = (
    "青溪县森林防火能力提升工程\n由县林业局主管，青溪国有林场具体实施。"
    "计划新建瞭望塔3座、购置风力灭火机60台，申请财政资金80万元。"
)


def names(text):
    return {field: found.text for field, found in shipped_reader().read(text).items()}


def test_the_title_is_the_project_and_the_bodies_have_their_parts():
    assert names(BRIEF) == {"name": "青溪县森林防火能力提升工程", "department": "县林业局", "unit": "青溪国有林场"}


def test_every_name_stands_where_it_is_stated_to_stand():
    for found in shipped_reader().read(BRIEF).values():
        assert BRIEF[found.start : found.end] == found.text
        assert 0 < found.confidence <= 1


@pytest.mark.parametrize("text", ["", " \n", "买树苗600株，8万元。"])
def test_what_names_nothing_gives_no_names(text):
    assert not {"department", "unit"} & names(text).keys()


def test_the_same_brief_gives_the_same_names_after_another_one():
    first = names(BRIEF)
    names("买树苗600株。")
    assert names(BRIEF) == first


def test_several_threads_read_as_one_does():
    briefs = [f"青溪县第{n}中学{'校舍维修' * n}项目，由青溪县教育局主管，资金{n}万元。" for n in range(1, 9)] * 4
    alone = [shipped_reader().read(brief) for brief in briefs]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(shipped_reader().read, briefs)) == alone


def test_names_far_behind_the_beginning_are_not_looked_for():
    assert names("买树苗。" * 1100 + BRIEF).get("name") != "青溪县森林防火能力提升工程"


def body(text, words):
    start = text.index(words)
    return HeadName(start, start + len(words), words, 0.9)


def test_a_body_that_only_acts_is_the_unit():
    text = "县林业局种树600株。"
    found = _settled(text, {"department": body(text, "县林业局")})
    assert {field: n.text for field, n in found.items()} == {"unit": "县林业局"}


@pytest.mark.parametrize(
    "text", ["归县林业局管，种树600株。", "由县林业局牵头，种树600株。", "主管的是县林业局，种树600株。"]
)
def test_a_body_in_charge_is_the_department(text):
    assert set(_settled(text, {"department": body(text, "县林业局")})) == {"department"}


def test_a_body_that_looks_after_trees_is_not_in_charge():
    text = "由县林业局管护林地。"
    assert set(_settled(text, {"department": body(text, "县林业局")})) == {"unit"}


def test_one_body_is_both_only_where_the_brief_says_that_it_is_in_charge():
    text = "县林业局种树600株。"
    both = {"department": body(text, "县林业局"), "unit": body(text, "县林业局")}
    assert set(_settled(text, dict(both))) == {"unit"}
    assert set(_settled(f"主管部门也是县林业局。{text}", dict(both))) == {"department", "unit"}


def test_the_likeliest_run_of_characters_is_taken_and_a_single_one_is_none():
    text = "甲林场，乙苗圃，丙"
    chances = [0.5, 0.5, 0.5, 0, 0.9, 0.9, 0.9, 0, 1.0]
    assert _best(text, chances, 0.4) == HeadName(4, 7, "乙苗圃", 0.9)
    assert _best(text, [0.0] * len(text), 0.4) is None


def test_a_name_does_not_run_over_the_end_of_a_line():
    assert _best("林场\n苗圃", [0.9] * 5, 0.4) is None


def test_the_model_is_small_and_a_missing_one_is_refused(tmp_path):
    assert MODEL.stat().st_size < 2_000_000
    with pytest.raises(OSError, match="none"):
        HeadReader(tmp_path / "none")


@pytest.mark.parametrize("words", ["我镇计划对河道清淤", "县图书馆拟更新", "林场打算造林", "给老人发补贴"])
def test_a_sentence_that_plans_something_is_no_name(words):
    assert _best(words, [0.9] * len(words), 0.4) is None


@pytest.mark.parametrize(
    ("text", "start", "end", "name"),
    [
        ("项目 ICU扩建 ABC", 2, 8, "ICU扩建"),
        ("名称 县ICU设备", 2, 5, "县ICU"),
        ("单位是林业站。", 2, 6, "林业站"),
        ("  ", 0, 2, ""),
    ],
)
def test_a_name_is_a_piece_of_the_text_whatever_stands_beside_it(text, start, end, name):
    first, last = _whole(text, start, end)
    assert text[first:last] == name


@pytest.mark.parametrize(("words", "name"), [("甲方区消防救援大队", "区消防救援大队"), ("甲方林场", "甲方林场")])
def test_what_a_body_is_in_a_contract_is_no_part_of_its_name(words, name):
    start, end = _whole(words, 0, len(words))
    assert words[start:end] == name


@pytest.mark.parametrize(
    ("text", "words", "whole"),
    [
        ("“共富冷链”项目要花630万元", "共富冷链”项目", "“共富冷链”项目"),
        ("第四届“非遗嘉年华”定在9月", "第四届“非遗嘉年华", "第四届“非遗嘉年华”"),
        ("题目叫“隔膜界面机制”，市教委的钱", "“隔膜界面机制", "隔膜界面机制"),
        ("“馆里有夜”夏季夜游，12场", "“馆里有夜”夏季夜游", "“馆里有夜”夏季夜游"),
    ],
)
def test_a_quotation_is_in_a_name_with_both_its_marks_or_with_none(text, words, whole):
    at = text.index(words)
    start, end = _whole(text, at, at + len(words))
    assert text[start:end] == whole
