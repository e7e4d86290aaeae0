"""``jixiao report``: a folder of project papers in, a score sheet with evidence and a first-pass report out."""

from pathlib import Path

import click

from assistant.base import show
from assistant.bootstrap import Product
from assistant.cli import errors, output
from assistant.cli.model import chosen_model, no_model_option
from assistant.domain.dossier import Dossier
from assistant.domain.evaluation import Evaluation
from assistant.domain.framework import Stage
from assistant.files.formats import Use, listed
from assistant.jobs.evaluation.job import USUAL_FRAMEWORK, Evaluations, Order, WrittenReport
from assistant.llm.interface import Errand

_PATH = click.Path(path_type=Path)
_SHOWN_GAPS = 12


@click.command(
    help=f"读一个项目的资料文件夹（{listed(Use.PAPER)}），列出佐证、逐项评分，写出绩效评价报告（Word 和 JSON）。"
)
@click.argument("dossier", metavar="资料文件夹", type=_PATH)
@click.option("--out", metavar="文件夹", type=_PATH, required=True, help="写入的文件夹")
@click.option("--declaration", metavar="文件", type=_PATH, help=f"批复的绩效目标申报表（{listed(Use.FORM)}）")
@click.option("--results", metavar="文件", type=_PATH, help="单位自评表或完成情况，与资料互相核对")
@click.option("--survey", metavar="文件", type=_PATH, help=f"满意度答卷或统计结果（{listed(Use.SURVEY)}）")
@click.option("--scores", metavar="文件", type=_PATH, help=f"人工调整的得分和理由（{listed(Use.SCORES)}）")
@click.option("--framework", metavar="框架", default=USUAL_FRAMEWORK, show_default=True,
              help="指标体系框架：project-2020 项目支出，department-2013 部门整体，"
              "special-bond-2021 专项债券")  # fmt: skip
@click.option("--stage", type=click.Choice([s.value for s in Stage]), default="completed", show_default=True,
              help="under_way 实施期间，completed 实施期结束后")  # fmt: skip
@click.option("--by", type=click.Choice(["部门评价", "财政评价"]), default="部门评价", show_default=True,
              help="由谁评价")  # fmt: skip
@click.option("--author", metavar="名称", default="", help="评价机构名称，印在封面")
@click.option("--date", metavar="日期", default="", help="报告日期，如 2026年5月")
@click.option("--profile", metavar="口径", help="如 central-2021；不写时用申报表的口径；见 jixiao profiles list")
@no_model_option
@click.option("--json", "json_out", is_flag=True, help="结果以 JSON 输出")
def command(
    dossier: Path, out: Path, declaration: Path | None, results: Path | None, survey: Path | None,
    scores: Path | None, framework: str, stage: str, by: str, author: str, date: str, profile: str | None,
    no_model: bool, json_out: bool,
) -> int:  # fmt: skip
    """Read, assess, write, check, and print."""
    product = Product()
    given = product.evaluations.given(declaration, results, survey)
    for note in given.notes:
        output.say(note)
    kept_to = product.profile(profile or (given.declaration.profile if given.declaration else "") or None)
    order = Order(kept_to, framework, Stage(stage), by, given.declaration, given.results, given.survey)
    read = product.evaluations.read(dossier, _noted)
    output.say(f"读了 {len(read.papers)} 份资料，{len(read.pages)} 页，找到 {len(read.facts)} 条事实。")
    evaluation = _edited(product.evaluations, product.evaluations.evaluate(read, order), scores, order)
    narrator = product.narrator(chosen_model(product, no_model=no_model))
    done = product.evaluations.write(
        evaluation, order, narrator, errand=Errand(evaluation.project.name),
        tell=output.step, author=author, date=date,
    )  # fmt: skip
    files = product.evaluations.save(done, out)
    if json_out:
        _print_json(read, done, files)
    else:
        _print(read, evaluation, done, files)
    return errors.DONE


def _noted(done: int, total: int, name: str) -> None:
    if output.is_terminal():
        output.say(f"（{done}/{total}）{name}")


def _edited(evaluations: Evaluations, evaluation: Evaluation, scores: Path | None, order: Order) -> Evaluation:
    if scores is None:
        return evaluation
    changes = evaluations.read_scores(scores)
    try:
        return evaluations.rescored(evaluation, order.profile, changes)
    except ValueError as error:
        raise errors.WrongUse(str(error)) from error


def _print_json(read: Dossier, done: WrittenReport, files: list[Path]) -> None:
    output.as_json(
        {
            "evaluation": done.report.evaluation,
            "facts": read.facts,
            "unread": [
                {**item, "place": {"path": page.paper, "page": page.page, **item["place"]}}
                for page in read.unread
                for item in output.unread(page.figures)
            ],
            "sections": done.report.sections,
            "findings": done.findings,
            "skipped": done.review.skipped,
            "writer": next((n.writer for n in done.narratives if n.writer != "rule_based"), "rule_based"),
            "files": [str(f) for f in files],
        }
    )


def _print(read: Dossier, evaluation: Evaluation, done: WrittenReport, files: list[Path]) -> None:
    for item in read.skipped:
        click.echo(f"没有读：{item.path}：{item.reason}")
    unread = sum(not f.doubtful for page in read.unread for f in page.figures)
    click.echo(f"资料中另有 {unread} 处数字没有成为事实，逐条见 --json 的 unread。")
    for clash in read.contradictions:
        click.echo(f"互相矛盾：{clash.message}")
    for total in evaluation.classes:
        score = "待定" if total.score is None else show(total.score)
        click.echo(f"{total.level1}：{score} / {show(total.weight)} 分")
    word = f"，{evaluation.grade}" if evaluation.grade else ""
    stated = "有指标尚不能评分，总分待定" if evaluation.total is None else f"总分 {show(evaluation.total)} 分{word}"
    deductions = sum(len(a.deductions) for a in evaluation.indicators)
    click.echo(f"{stated}。扣分 {deductions} 处，佐证 {len(evaluation.evidence)} 条。")
    gaps = [a for a in evaluation.indicators if a.score is None]
    for row in gaps[:_SHOWN_GAPS]:
        click.echo(f"  待补充 {row.id} {row.name}：{row.missing}")
    output.findings(done.findings, {})
    click.echo(f"检查结果：{output.summary(done.findings)}。{'可以定稿' if done.is_final else '草稿'}。已写入：")
    for file in files:
        click.echo(f"  {file}")
