"""Tables of knowledge are read strictly: what is wrong is refused with its place."""

import pytest

from assistant.data_files import DataFileError, load_model
from assistant.domain.dossier import PaperKind
from policy_corpus.advice import AdviceTable, advice_table
from policy_corpus.paper_kinds import PaperKinds, paper_kinds
from policy_corpus.regions import Regions

ADVICE = (
    "by_place: [{{where: '{where}', role: {role}, text: '{text}'}}]\n"
    "spending: {{where: 甲, by_problem: []}}\notherwise: {{role: unit, text: 乙}}\nclash: 丙\n"
)


def refused(folder, model, text):
    path = folder / "table.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataFileError, match=r"table\.yaml") as caught:
        load_model(path, model)
    return str(caught.value)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"where": "(甲"}, "by_place.0.where 不对（正则表达式写错了）"),
        ({"role": "mayor"}, "by_place.0.role 不对（不在可用的词里）"),
        ({"text": "核实{nmae}"}, "by_place.0.text 不对（不能为空，花括号里只能写 name）"),
        ({"text": ""}, "by_place.0.text 不对"),
    ],
)
def test_a_bad_row_of_the_advice_is_named(tmp_path, change, reason):
    text = ADVICE.format(**{"where": "甲", "role": "unit", "text": "核实{name}", **change})
    assert reason in refused(tmp_path, AdviceTable, text)


def test_a_kind_of_paper_there_is_not_is_named(tmp_path):
    text = "strong: [{kind: 天书, words: 甲}]\nweak: [{kind: 台账统计, words: 甲}]\ntitle_ends: [书]\n"
    assert "strong.0.kind 不对（不在可用的词里）" in refused(tmp_path, PaperKinds, text)


def test_a_province_with_a_mistyped_key_is_named(tmp_path):
    assert "citys" in refused(tmp_path, Regions, "provinces: [{name: 云岭, full_name: 云岭省, citys: []}]\n")


def test_every_row_of_the_advice_can_be_reached_by_a_word_of_its_own():
    """A row whose every word an earlier row takes would never be used."""
    rows = advice_table().by_place
    for row in rows:
        words = [w.removesuffix("$") for w in row.where.pattern.split("|")]
        assert any(next(r for r in rows if r.where.search(word)) is row for word in words), row.where.pattern


def test_every_kind_of_paper_has_words_and_only_strong_ones_say_that_it_is_none_of_them():
    weak = {row.kind for row in paper_kinds().weak}
    assert weak | {row.kind for row in paper_kinds().strong} == set(PaperKind)
    assert PaperKind.OTHER not in weak
