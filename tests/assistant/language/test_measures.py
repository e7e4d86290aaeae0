"""The unit is whatever measure stands behind the number; a list classifies, it never admits."""

from pathlib import Path

import pytest
import yaml

from assistant.language import measures
from assistant.language.measures import canonical, measure_kind, read_measure, same_measure

LEXICON = yaml.safe_load(Path(measures.__file__).with_name("lexicon").joinpath("measures.yaml").read_text("utf-8"))


def behind(text: str) -> str:
    """The measure behind the first run of digits of a text."""
    at = next(i for i, c in enumerate(text) if c.isdigit())
    while at < len(text) and (text[at].isdigit() or text[at] in ".万亿"):
        at += 1
    found = read_measure(text, at)
    return found.whole if found else ""


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("浮标15枚，", "枚"), ("药剂400瓶", "瓶"), ("鱼苗120万尾", "尾"), ("帐篷300顶", "顶"), ("档案120万页", "页"),
        ("案件35宗", "宗"), ("灯光秀30晚", "晚"), ("窑洞12孔", "孔"), ("鸡苗5000羽", "羽"), ("水泥杆60杆", "杆"),
        ("教室25间教室", "间"), ("事故3起", "起"), ("防治500亩次", "亩次"), ("挖机12台班", "台班"),
        ("用工36人天", "人天"), ("护栏320延米护栏", "延米"), ("面积20m²", "m²"), ("内存8GB", "GB"),
        ("单价300元/人·月", "元/人·月"), ("服务2次/年", "次/年"), ("问卷5（份）", "份"), ("3 套设备", "套"),
    ],
)  # fmt: skip
def test_a_quantity_keeps_the_measure_that_stands_behind_it(text, unit):
    assert behind(text) == unit


@pytest.mark.parametrize("text", ["达到95以上", "计2完成", "共30的", "从12到", "第3、", "有20，", "得5"])
def test_words_that_bind_are_no_measure(text):
    assert behind(text) == ""


@pytest.mark.parametrize("kind", LEXICON["classes"])
def test_every_class_of_the_lexicon_reads_its_phrases(kind):
    assert {measure_kind(behind(phrase)) for phrase in LEXICON["classes"][kind]["phrases"]} == {kind}


def test_measures_that_count_the_same_agree_and_others_do_not():
    assert same_measure("名", "人")
    assert same_measure("", "尾")
    assert not same_measure("台", "尾")
    assert canonical("公里") == canonical("千米")
