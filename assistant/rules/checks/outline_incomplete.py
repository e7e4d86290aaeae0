"""REP005 报告提纲不完整: 七个部分是否齐全、次序是否正确、有没有内容，标题里是否留有提纲的说明."""

import re
from collections.abc import Iterator, Sequence

from assistant.domain.citation import Citation
from assistant.domain.finding import Severity
from assistant.domain.report import ReportSection
from assistant.rules.rule import REPORT_RULES, Case, Example, Hit, Insufficient, Outcome, Rule

_CHAPTERS = (
    ("基本情况", "基本情况|概述"),
    ("绩效评价工作开展情况", "工作开展情况|评价工作"),
    ("综合评价情况及评价结论", "评价结论|综合评价"),
    ("绩效评价指标分析", "指标分析|绩效分析"),
    ("主要经验及做法、存在的问题及原因分析", "问题"),
    ("有关建议", "建议"),
    ("其他需要说明的问题", "其他"),
)
_NUMBERS = "一二三四五六七"
_GUIDANCE = re.compile("包括.*等|附(?:相关)?评分表|附表说明|参考提纲|此处填写|请(?:说明|填写)")


def check(case: Case) -> Outcome:
    """Seven chapters in the order of the outline, each with content; headings without its instructions."""
    if case.report is None or not case.report.sections:
        yield Insufficient("没有评价报告正文")
        return
    sections = case.report.sections
    heads = [(at, s) for at, s in enumerate(sections) if s.level == 1 and s.key != "summary"]
    yield from _chapters(sections, heads)
    for section in sections:
        if found := _GUIDANCE.search(section.title):
            message = f"标题“{section.title}”里留有提纲的说明。"
            yield Hit(f"sections[{section.key}].title", message, evidence=found[0])


def _chapters(sections: Sequence[ReportSection], heads: Sequence[tuple[int, ReportSection]]) -> Iterator[Hit]:
    last = -1
    for number, (name, words) in zip(_NUMBERS, _CHAPTERS, strict=True):
        named = [at for at, head in heads if re.search(words, _bare(head.title)) and _numbered(head.title, number)]
        if not named:
            yield Hit("sections", f"缺第{number}部分“{name}”。", evidence=name)
            continue
        if named[0] < last:
            yield Hit(f"sections[{sections[named[0]].key}]", f"第{number}部分“{name}”的位置不对。", evidence=name)
        last = max(last, named[0])
        if not _has_text(sections, named[0]):
            yield Hit(f"sections[{sections[named[0]].key}]", f"第{number}部分“{name}”没有内容。", evidence=name)


def _bare(title: str) -> str:
    return title.split("、", 1)[-1]


def _numbered(title: str, number: str) -> bool:
    """Whether the heading bears this number, or none."""
    head = title.split("、", 1)[0].strip()
    return head == number or head not in _NUMBERS


def _has_text(sections: Sequence[ReportSection], at: int) -> bool:
    if sections[at].text.strip():
        return True
    for below in sections[at + 1 :]:
        if below.level <= 1:
            return False
        if below.text.strip():
            return True
    return False


RULE = Rule(
    code="REP005",
    name="outline-incomplete",
    title="报告提纲不完整",
    severity=Severity.ERROR,
    groups=REPORT_RULES,
    what="报告七个部分是否齐全、次序是否正确、有没有内容，标题里是否留有提纲的说明文字",
    why="评价报告的参考提纲分七个部分，缺少任何一部分，结论或整改就少了依据",
    advice="按提纲补齐缺少的部分，删去标题里的提纲说明。",
    basis=(
        Citation(
            policy_id="caiyu-2020-10", doc_no="财预〔2020〕10号", title="项目支出绩效评价管理办法", article="附件3"
        ),
    ),
    bad=Example("没有“有关建议”部分", {"form": "evaluation_report"}, report={"sections[advice]": None}),
    good=Example("七个部分齐全", {"form": "evaluation_report"}, report={}),
    check=check,
)
