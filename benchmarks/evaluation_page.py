"""Every measure of self-evaluation and evaluation in one page: ``python -m benchmarks.evaluation_page``.

Writes docs/benchmarks-evaluation.md. The page says what was measured on papers of our own making.
"""

import json
import os
import platform
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from assistant.domain.filing import Filing
from assistant.domain.indicator import Indicator
from assistant.domain.profile import Profile
from benchmarks import dossier, evaluation, printed_scores, report
from generators.layouts.catalog import shipped_layouts
from generators.layouts.grid_layout import rows
from generators.word.grid import Row
from policy_corpus.catalog import load_profile

ROOT = Path(__file__).resolve().parent.parent
FORMS = ROOT.parent / "shared" / "reference" / "forms" / "forms.json"
_STUBS = ("指标1：", "指标2：", "……")


def grids() -> Iterator[tuple[str, int, int]]:
    """Form, cells that equal the official grid in text and spans, cells there are."""
    official = {f["id"]: f["grid"] for f in json.loads(FORMS.read_text(encoding="utf-8"))}
    profile = load_profile("central-2020")
    layouts = shipped_layouts()
    blank = {"F04": rows(layouts["F04"], _blank(profile), profile)}
    for form in ("F04", "F11", "F12"):
        ours = _cells(blank.get(form) or rows(layouts[form], Filing(), None))
        theirs = [(c["t"], c["colspan"], c["rowspan"]) for row in official[form] for c in row]
        same = sum(a == b for a, b in zip(ours, theirs, strict=False)) if len(ours) == len(theirs) else 0
        yield form, same, len(theirs)


def _blank(profile: Profile) -> Filing:
    items = (Indicator(level1=c.name, level2=s.name, name=n) for c in profile.level1 for s in c.level2 for n in _STUBS)
    return Filing(indicators=tuple(items))


def _cells(made: Iterator[Row]) -> list[tuple[str, int, int]]:
    return [(c.text, c.colspan, c.rowspan) for row in made for c in row.cells]


def scores() -> Iterator[str]:
    """Scores recomputed: cases reckoned by hand, clean filings, published ones with every difference."""
    cases = list(evaluation.exactness())
    yield f"手算例子 {len(cases)} 个，完全相同 {sum(right for _, right in cases)} 个。"
    if not evaluation.SHARED.is_dir():
        yield "没有 ../shared/real_filings，没有与公开的自评表对照。"
        return
    for name in ("clean_dev", "dev"):
        found = list(printed_scores.compare(evaluation.SHARED / name))
        yield ""
        yield f"{evaluation.summary(name, found)}。"
        if any(not c.same for c in found):
            yield ""
            yield from evaluation.table(found)


def lines() -> Iterator[str]:
    """The page."""
    yield "# 自评与评价的测量"
    yield ""
    yield f"`python -m benchmarks.evaluation_page`，{os.cpu_count()} 核，Python {platform.python_version()}，一次运行。"
    yield ""
    yield "## 得分重算"
    yield ""
    yield from scores()
    yield ""
    yield "“一致”指与印出的小数位相同。每处不一致都有规则或算式说明；“定性三档”由评价人在档内选定，程序不代选。"
    yield ""
    yield "## 表样"
    yield ""
    if FORMS.is_file():
        for form, same, whole in grids():
            yield f"* {form}：{same}/{whole} 个单元格的文字和合并与官方表样相同"
    yield ""
    yield "## 资料与事实"
    yield ""
    yield "资料为自拟的三个项目（`tests/cases/dossier`），读法是照着第一个项目调的，第一行的数偏乐观；"
    yield "另外两个项目首次读时找到 63/74，别人的资料应以此为准。"
    yield ""
    yield "| 项目 | 实测 |"
    yield "|---|---|"
    for what, _, measured in dossier.rows():
        yield f"| {what} | {measured} |"
    yield ""
    yield "评价要点（人工判读，不可重复运行）：两份新写的资料和上面的第二、三份，共六种用法，首次读时 128 个要点"
    yield "有 37 个得出结论，32 个判得对；两份新资料的 13 个实际值 10 个对。改正普遍性的问题以后，又写两份首次读："
    yield "道路养护 24 个要点有 16 个结论，全对；部门整体 12 个有 7 个，全对，但预算完成率读错（已改）。"
    yield "没有结论的写“未见佐证”，由评价人补充。"
    yield ""
    yield "## 评价报告"
    yield ""
    yield f"测试资料的报告：{_report()}。"
    yield ""
    yield (
        "公开的检查工具 gongwen-skill（`check -t report`）：自评报告和评价报告在按 GB/T 9704-2012 设定版心和行距"
        "（`--config-overrides`）时没有 P0、P1；它的默认设定是另一套版心和行距，与国家标准不同，按默认会报版心和行距。"
    )


def _report() -> str:
    from generators.evaluation_report import render_evaluation_report

    to_write, made = report.timed(report.writer(report.DOSSIER))
    to_render, content = report.timed(lambda: render_evaluation_report(made, draft=True))
    count = report.pages(content)
    rate = f"，{count} 页，每秒 {Decimal(count) / Decimal(to_write + to_render):.0f} 页" if count else ""
    return f"撰写 {to_write:.2f} 秒，成文 {to_render:.2f} 秒，{len(content) / 1024:.0f} KB{rate}"


def main() -> None:
    """Print the page and write it."""
    text = "\n".join(lines()) + "\n"
    print(text)
    (ROOT / "docs" / "benchmarks-evaluation.md").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
