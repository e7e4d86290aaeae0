"""Tables and charts find their section by key, by title, or stay in their chapter."""

from assistant.domain.report import ReportSection
from generators.report.placing import placed
from tests.fakes.evaluations import sample_evaluation

EVALUATION = sample_evaluation(whole=True)
CHAPTERS = "一二三四五六七"


def outline(*extra: tuple[str, str, int]) -> list[ReportSection]:
    """Seven chapters with foreign keys, with parts below where given as (chapter, title, level)."""
    found = [ReportSection(key="summary", title="摘要", level=1, text="文。")]
    for number in CHAPTERS:
        found.append(ReportSection(key=f"c{number}", title=f"{number}、章", level=1, text="文。"))
        found += [ReportSection(key=f"{c}.{t}", title=t, level=n, text="文。") for c, t, n in extra if c == number]
    return found


def homes(sections):
    return {part.title.split("（")[0]: sections[at].title for at, parts in placed(EVALUATION, sections).items()
            for part in parts}  # fmt: skip


def test_by_title_where_keys_are_not_known():
    sections = outline(("一", "（一）概况", 2), ("一", "（二）资金投入", 2), ("四", "（二）项目过程情况", 2))
    found = homes(sections)
    assert found["项目资金到位和支出情况"] == "（二）资金投入"
    assert found["过程类指标得分"] == "（二）项目过程情况"


def test_at_the_end_of_its_chapter_where_nothing_fits():
    found = homes(outline())
    assert found["项目资金到位和支出情况"] == "一、章"
    assert found["绩效评价综合得分"] == found["各一级指标得分率"] == "三、章"
    assert found["产出类指标得分"] == found["各项指标完成率"] == "四、章"
    assert found["问题、扣分与建议对应情况"] == "六、章"


def test_by_key_before_title():
    sections = outline(("一", "（一）资金一览", 2))
    sections.append(ReportSection(key="basics.funds", title="（二）其他", level=2, text="文。"))
    assert homes(sections)["项目资金到位和支出情况"] == "（二）其他"


def test_never_under_a_heading_that_only_holds_parts():
    sections = [
        ReportSection(key="conclusion", title="三、结论", level=1),
        ReportSection(key="x", title="（一）某", level=2, text="文。"),
    ]
    assert homes(sections)["绩效评价综合得分"] == "（一）某"


def test_never_in_the_summary():
    assert "摘要" not in homes(outline()).values()
