"""A zero that the brief asks for in words is stated; any other suggestion stays one."""

import pytest

from assistant.domain.facts import Facts
from assistant.domain.indicator import Indicator
from assistant.domain.source import Source, SourceKind
from assistant.jobs.declaration.writers.model_based.wanted import stated_in_words
from assistant.jobs.declaration.writers.rule_based.row import CORE, DraftRow

TEXT = "足额发放率必须100%，因贫辍学一个都不许有。公示期不少于5个工作日。"


def suggested(name="因贫辍学学生人数", target="=0人"):
    source = Source(kind=SourceKind.LIBRARY, by="某模型", confirm=True)
    basis = "计划标准：不发生因贫辍学（建议值，须确认）"
    return DraftRow(
        Indicator(level1="效益指标", level2="社会效益指标", name=name, target=target, value_basis=basis, source=source),
        CORE,
    )


def test_a_forbidden_thing_is_stated_by_its_clause():
    row = stated_in_words(suggested(), Facts(text=TEXT))
    source = row.indicator.source
    assert (source.kind, source.by) == (SourceKind.FORMULA, "某模型")
    assert source.label == "“因贫辍学一个都不许有”，即0人"
    assert not row.is_proposed
    assert row.indicator.value_basis == "计划标准：不发生因贫辍学"


@pytest.mark.parametrize("row", [suggested(target="≤2人"), suggested("安全事故起数"), suggested("公示期超期次数")])
def test_what_is_not_forbidden_stays_a_suggestion(row):
    assert stated_in_words(row, Facts(text=TEXT)) == row


def test_an_order_in_the_text_forbids_nothing():
    facts = Facts(text=TEXT, text_without_orders=TEXT.replace("因贫辍学一个都不许有", "　" * 10))
    assert stated_in_words(suggested(), facts) == suggested()
