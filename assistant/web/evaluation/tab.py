"""The tab 绩效评价: papers and options on the left, score sheet, evidence, papers and report on the right."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import gradio as gr

from assistant.bootstrap import Product
from assistant.domain.framework import Stage
from assistant.files.formats import Use, suffixes
from assistant.jobs.evaluation.job import USUAL_FRAMEWORK
from assistant.llm.interface import Errand
from assistant.web.evaluation import view
from assistant.web.evaluation.handlers import EvaluationPage, EvaluationWork
from assistant.web.parts import PRIVATE

_PAPERS = suffixes(Use.PAPER)


@dataclass(frozen=True)
class _Given:
    """What the user chooses, in the order of ``EvaluationPage.start``."""

    choices: list[Any]
    start: gr.Button
    note: gr.Markdown


@dataclass(frozen=True)
class _Shown:
    status: gr.Markdown
    table: gr.Dataframe
    rescore: gr.Button
    chosen: gr.Dropdown
    evidence: gr.HTML
    papers: gr.HTML
    facts: gr.HTML


@dataclass(frozen=True)
class _ReportPanel:
    author: gr.Textbox
    date: gr.Textbox
    write: gr.Button
    halt: gr.Button
    make: gr.Button
    said: gr.Markdown
    made: gr.File
    found: gr.HTML
    preview: gr.HTML


def evaluation_tab(product: Product, model: gr.State, errand: gr.State, stop: Callable[[Errand | None], None]) -> None:
    """Build the tab inside the current blocks. ``stop`` gives up the writing that ``errand`` stands for."""
    page = EvaluationPage(product)
    work = gr.State(EvaluationWork())
    with gr.Row():
        with gr.Column(scale=4, min_width=320):
            given = _given(product)
        with gr.Column(scale=8, min_width=320):
            shown, report = _shown()
    views = [
        work, given.note, shown.status, shown.table, shown.chosen, shown.evidence, shown.papers, shown.facts,
    ]  # fmt: skip
    given.start.click(page.start, given.choices, views, **PRIVATE)
    shown.rescore.click(page.rescore, [shown.table, work], views, **PRIVATE)
    shown.chosen.input(page.browse, [shown.chosen, work], shown.evidence, **PRIVATE)
    written = [report.said, report.preview, report.found, work, errand]
    report.write.click(page.write, [report.author, report.date, work, model], written, **PRIVATE)
    report.halt.click(stop, errand, None, **PRIVATE)
    report.make.click(page.download, work, report.made, **PRIVATE)


def _given(product: Product) -> _Given:
    gr.Markdown("**第一步　选择项目资料**")
    files = gr.File(label="合同、凭证、验收、会议纪要等（可多选）", file_count="multiple", height=150)
    declaration = gr.File(label="批复的绩效目标申报表", height=150)
    with gr.Accordion("单位自评、满意度（可选）", open=False):
        results = gr.File(label="单位自评表或完成情况", height=150)
        survey = gr.File(label="满意度答卷（Excel、CSV）或统计结果（JSON）", height=150)
    gr.Markdown("**第二步　选择评价办法**")
    frameworks = [(f.title, f.id) for f in product.evaluations.frameworks()]
    framework = gr.Dropdown(frameworks, value=USUAL_FRAMEWORK, label="指标体系框架")
    stage = gr.Radio([(s.word, s.value) for s in Stage], value=Stage.COMPLETED.value, label="所处阶段")
    by = gr.Radio(["部门评价", "财政评价"], value="部门评价", label="评价方式")
    choices = [(p.title, p.id) for p in product.profiles() if p.curves is not None]
    profile = gr.Dropdown(choices, value=product.settings.profile, label="口径（等级）")
    start = gr.Button("开始评价", variant="primary")
    note = gr.Markdown("资料只在本机阅读，个人信息自动遮盖。")
    return _Given([files, declaration, results, survey, framework, stage, by, profile], start, note)


def _shown() -> tuple[_Shown, _ReportPanel]:
    status = gr.Markdown("还没有评价。", elem_classes="status")
    with gr.Tabs():
        with gr.Tab("评分表"):
            table = gr.Dataframe(
                headers=view.HEADS, label="得分可改，改后写明理由，再点“应用调整”", wrap=True, interactive=True,
                buttons=[],
                column_widths=view.WIDTHS, static_columns=view.FIXED, max_height=620,
            )  # fmt: skip
            rescore = gr.Button("应用调整", size="md")
        with gr.Tab("佐证"):
            chosen = gr.Dropdown([], label="指标", interactive=True)
            evidence = gr.HTML("<p>评价后在这里查看每项指标的佐证原文。</p>")
        with gr.Tab("资料"):
            papers = gr.HTML("<p>读过的资料、互相矛盾之处列在这里。</p>")
        with gr.Tab("事实"):
            facts = gr.HTML("<p>资料中的金额、日期、数量及出处列在这里。</p>")
        with gr.Tab("报告"):
            report = _report_panel()
    return _Shown(status, table, rescore, chosen, evidence, papers, facts), report


def _report_panel() -> _ReportPanel:
    with gr.Row():
        author = gr.Textbox(label="评价机构", max_lines=1, min_width=160)
        date = gr.Textbox(label="报告日期", placeholder="2026年5月", max_lines=1, min_width=120)
    with gr.Row():
        write = gr.Button("撰写报告", variant="primary", size="md", min_width=100)
        halt = gr.Button("停止", size="md", min_width=80)
        make = gr.Button("生成 Word 和 JSON", size="md", min_width=140)
    said = gr.Markdown("")
    made = gr.File(label="下载", file_count="multiple", interactive=False, height=150, visible=False)
    with gr.Accordion("检查结果", open=False):
        found = gr.HTML("<p>写好后在这里列出问题、建议和依据。</p>")
    preview = gr.HTML("<p>报告预览。角标是佐证编号，指向原文和页码。</p>")
    return _ReportPanel(author, date, write, halt, make, said, made, found, preview)
