"""The tab 绩效自评: approved goals and results on the left, the scored table on the right."""

from collections.abc import Callable
from dataclasses import dataclass

import gradio as gr

from assistant.bootstrap import Product
from assistant.files.formats import Use, suffixes
from assistant.llm.interface import Errand
from assistant.web.parts import PRIVATE
from assistant.web.self_evaluation import view
from assistant.web.self_evaluation.handlers import SelfEvaluationPage, SelfEvaluationWork

_RESULTS = suffixes(Use.RESULTS)


@dataclass(frozen=True)
class _Given:
    file: gr.File
    works: gr.Dropdown
    from_work: gr.Button
    profile: gr.Dropdown
    reduce: gr.Checkbox
    said: gr.Textbox
    say: gr.Button
    template: gr.Button
    results: gr.File
    sheet: gr.File
    note: gr.Markdown


@dataclass(frozen=True)
class _Shown:
    status: gr.Markdown
    amounts: list[gr.Textbox]
    achieved: gr.Textbox
    completed: gr.Checkbox
    table: gr.Dataframe
    score: gr.Button
    asked: gr.HTML
    found: gr.HTML


@dataclass(frozen=True)
class _ReportPanel:
    explain: gr.Button
    halt: gr.Button
    told: gr.Textbox
    make: gr.Button
    files: gr.File


def self_evaluation_tab(
    product: Product, model: gr.State, errand: gr.State, stop: Callable[[Errand | None], None]
) -> gr.Dropdown:
    """Build the tab inside the current blocks; gives the choice of kept works, to be filled when the page opens.

    ``stop`` gives up the writing that ``errand`` stands for.
    """
    page = SelfEvaluationPage(product)
    work = gr.State(SelfEvaluationWork())
    with gr.Row():
        with gr.Column(scale=4, min_width=320):
            given = _given(product)
        with gr.Column(scale=8, min_width=320):
            shown, report = _shown()
    views = [
        work, given.note, shown.status, *shown.amounts, shown.achieved, shown.completed, shown.table, shown.asked,
        shown.found,
    ]  # fmt: skip
    options = [given.profile, given.reduce]
    given.file.upload(page.load, [given.file, *options], views, **PRIVATE)
    given.from_work.click(page.from_work, [given.works, *options], views, **PRIVATE)
    given.template.click(page.template, work, given.sheet, **PRIVATE)
    given.results.upload(page.results, [given.results, work, *options], views, **PRIVATE)
    given.say.click(page.say, [given.said, work, *options], views, **PRIVATE)
    typed = [shown.table, *shown.amounts, shown.achieved, shown.completed, work, *options]
    fields = [w.blur for w in (*shown.amounts, shown.achieved)]
    changed = [shown.table.input, shown.score.click, shown.completed.input, given.profile.input, given.reduce.input]
    gr.on([*changed, *fields], page.edit, typed, views, show_progress="hidden", **PRIVATE)
    report.explain.click(page.explain, [work, model], [report.told, work, errand], **PRIVATE)
    report.halt.click(stop, errand, None, **PRIVATE)
    report.make.click(page.download, work, report.files, **PRIVATE)
    return given.works


def _given(product: Product) -> _Given:
    gr.Markdown("**第一步　载入批复的绩效目标**")
    file = gr.File(label="绩效目标申报表（Word、Excel、JSON）", height=150)
    works = gr.Dropdown([], label="或选择在这里做的申报表", value=None)
    from_work = gr.Button("载入这份申报表", size="md")
    choices = [(p.title, p.id) for p in product.profiles() if p.curves is not None]
    profile = gr.Dropdown(choices, value=product.settings.profile, label="计分口径")
    reduce = gr.Checkbox(label="超出指标值较多的，按偏离度调减得分")
    gr.Markdown("**第二步　填写完成情况**（任选一种，也可以直接填右边的表）")
    said = gr.Textbox(
        label="用几句话说明", lines=3,
        placeholder="例如：培训实际完成1180人次，资金执行465.2万元，满意度93.5%，11月20日完成。",
    )  # fmt: skip
    with gr.Row():
        say = gr.Button("读入", variant="primary", size="md", min_width=80)
        template = gr.Button("下载填报表", size="md", min_width=110)
    sheet = gr.File(label="填报表", file_count="multiple", interactive=False, height=100, visible=False)
    results = gr.File(label="填好的填报表、自评表或结果文件", height=150)
    note = gr.Markdown("")
    return _Given(file, works, from_work, profile, reduce, said, say, template, results, sheet, note)


def _shown() -> tuple[_Shown, _ReportPanel]:
    status = gr.Markdown("还没有载入申报表。", elem_classes="status")
    with gr.Row():
        labels = ("年初预算数", "全年预算数", "全年执行数")
        amounts = [gr.Textbox(label=f"{word}（单位同申报表）", max_lines=1, min_width=130) for word in labels]
        completed = gr.Checkbox(label="项目已经完成", min_width=120)
    table = gr.Dataframe(
        headers=view.HEADS, label="指标（填写完成值后即时计分；灰色列不可改）", wrap=True, interactive=True, buttons=[],
        column_widths=view.WIDTHS, static_columns=view.FIXED, max_height=560,
    )  # fmt: skip
    achieved = gr.Textbox(label="年度总体目标实际完成情况", lines=3)
    score = gr.Button("重新计分", size="md")
    with gr.Tabs():
        with gr.Tab("请补充"):
            asked = gr.HTML("<p>载入后在这里列出还缺的完成值和需要说明的偏差。</p>")
        with gr.Tab("检查结果"):
            found = gr.HTML("<p>计分后在这里列出问题、建议和依据。</p>")
        with gr.Tab("自评报告"):
            report = _report_panel()
    return _Shown(status, amounts, achieved, completed, table, score, asked, found), report


def _report_panel() -> _ReportPanel:
    with gr.Row():
        explain = gr.Button("撰写自评报告", size="md", min_width=120)
        halt = gr.Button("停止撰写", size="md", min_width=100)
    told = gr.Textbox(label="自评报告", lines=16, interactive=False)
    make = gr.Button("生成自评表和自评报告（Word）", variant="primary", size="md")
    files = gr.File(label="下载", file_count="multiple", interactive=False, height=130, visible=False)
    return _ReportPanel(explain, halt, told, make, files)
