"""How a value was set is said in words that a form can bear, under the standard that fits."""

import pytest

from assistant.domain.source import Source, SourceKind
from assistant.jobs.declaration.writers.model_based.basis import Basis, basis_of
from assistant.jobs.declaration.writers.model_based.standards import value_basis
from tests.fakes.design import design_material, designed_row

COUNTED = basis_of(designed_row("120人"), design_material())
TOTAL = Basis("≤120万元", Source(kind=SourceKind.BRIEF), "", is_total=True)
SUGGESTED = Basis("≥90%", Source(kind=SourceKind.LIBRARY), "")


@pytest.mark.parametrize(
    ("stated", "basis", "shown"),
    [
        ("历史标准：上年98人", COUNTED, "历史标准：上年98人"),
        ("按年度计划", COUNTED, "计划标准：按年度计划"),
        ("", COUNTED, "计划标准：按项目计划安排"),
        ("计划标准：简介明确的培训人数", COUNTED, "计划标准：项目计划明确的培训人数"),
        ("计划标准：按年度预算", TOTAL, "预算支出标准：按年度预算"),
        ("行业标准：指标库", SUGGESTED, "其他：项目计划未写明，参照同类项目常用值（建议值，须确认）"),
        ("历史标准：上年88%", SUGGESTED, "历史标准：上年88%（建议值，须确认）"),
        ("其他：按同类项目（建议值，须确认）", SUGGESTED, "其他：按同类项目（建议值，须确认）"),
        ("按同类项目", SUGGESTED, "其他：按同类项目（建议值，须确认）"),
    ],
)
def test_a_basis_begins_with_its_standard_and_never_speaks_of_the_brief(stated, basis, shown):
    assert value_basis(stated, basis) == shown


def test_a_sum_is_shown_once():
    added = Basis("=10台", Source(kind=SourceKind.FORMULA), "", sum_shown="提取仪2台+冰箱8台=10台")
    assert value_basis("计划标准：采购清单", added) == "计划标准：采购清单（提取仪2台+冰箱8台=10台）"
    assert value_basis("计划标准：提取仪2台+冰箱8台=10台", added) == "计划标准：提取仪2台+冰箱8台=10台"
