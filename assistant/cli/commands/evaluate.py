"""``jixiao evaluate``: approved goals and the year's results in; scores, 自评表 and 自评报告 out."""

from pathlib import Path

import click

from assistant.base import as_json_number, show
from assistant.bootstrap import Product
from assistant.cli import errors, output
from assistant.cli.model import (
    Growing,
    chosen_model,
    no_model_option,
    previewed,
    record,
    send_doubtful_option,
    show_prompts,
)
from assistant.cli.reading import first_filing
from assistant.domain.vocabulary import FormKind
from assistant.files.formats import Use, listed
from assistant.jobs.self_evaluation.sections import SelfEvaluated
from assistant.llm.interface import Errand
from assistant.scoring.self_evaluation import Options, RowScore

_PATH = click.Path(path_type=Path)


@click.command(
    help=f"由批复的绩效目标申报表（{listed(Use.FORM)}）和完成情况计算自评得分，写出自评表和自评报告（Word）。"
)
@click.argument("declaration", metavar="申报表", type=_PATH)
@click.option("--results", metavar="文件", type=_PATH, required=True,
              help=f"完成情况（{listed(Use.RESULTS)}）；空表见 jixiao results-template")  # fmt: skip
@click.option("--out", metavar="文件夹", type=_PATH, help="写入的文件夹；只用 --show-prompt 时可以不写")
@click.option("--profile", metavar="口径", help="如 central-2021；不写时用申报表的口径；见 jixiao profiles list")
@click.option("--completed/--not-completed", "completed", default=None, help="项目年底是否已经完成")
@click.option("--reduce-far-over", is_flag=True, help="完成值明显超过指标值的，按偏离度调减得分")
@click.option("--explain", is_flag=True, help="有大模型时由大模型撰写自评报告的文字，否则由规则撰写")
@click.option("--show-prompt", is_flag=True, help="只显示将要发送给大模型的内容（已遮盖个人信息），不发送")
@send_doubtful_option
@no_model_option
@click.option("--json", "json_out", is_flag=True, help="结果以 JSON 输出")
def command(
    declaration: Path, results: Path, out: Path | None, profile: str | None, completed: bool | None,
    reduce_far_over: bool, explain: bool, show_prompt: bool, send_doubtful: bool,
    no_model: bool, json_out: bool,
) -> int:  # fmt: skip
    """Read, pair, score, check, write, and print."""
    product = Product()
    filing = first_filing(declaration)
    kept_to = product.profile(profile or filing.profile or None)
    options = Options(reduce_far_over=reduce_far_over)
    approved = filing if filing.form is FormKind.GOAL_DECLARATION else None
    evaluations = product.self_evaluations
    read = evaluations.read_results(results, filing, completed=completed)
    try:
        done = evaluations.evaluate(filing, read, kept_to, options, approved=approved)
    except ValueError as error:
        raise errors.WrongUse(str(error)) from error
    if show_prompt:
        return _show_prompt(product, done, send_doubtful=send_doubtful)
    if out is None:
        raise errors.WrongUse("请用 --out 写明放到哪个文件夹，例如 --out 自评。")
    if explain:
        narrator, errand = (
            product.narrator(chosen_model(product, no_model=no_model, send_doubtful=send_doubtful)),
            Errand(filing.project.name),
        )
        done = evaluations.explained(done, narrator, errand, output.step, Growing)
    files = evaluations.save(done, out)
    if json_out:
        _print_json(done, files)
    else:
        _print(done, files)
    return errors.DONE


def _show_prompt(product: Product, done: SelfEvaluated, *, send_doubtful: bool) -> int:
    choice, preview = previewed(product, send_doubtful=send_doubtful)
    product.self_evaluations.explained(done, product.narrator(preview))
    show_prompts(choice, preview)
    return errors.DONE


def _print_json(done: SelfEvaluated, files: list[Path]) -> None:
    scores = done.scores
    total = None if scores.total is None else as_json_number(scores.total)
    rows = [
        {"level1": row.level1, "level2": row.level2, **_score(score)}
        for row, score in zip(done.filing.indicators, scores.rows, strict=True)
    ]
    output.as_json(
        {
            "filing": done.filing,
            "scores": {
                "execution": _score(scores.execution), "rows": rows, "total": total, "grade": scores.grade,
                "missing": list(scores.missing),
            },
            "unknown": done.paired.unknown,
            "missing": done.paired.missing,
            "notes": done.paired.notes,
            "unread": output.unread(done.paired.unread),
            "questions": done.questions,
            "findings": done.findings,
            "skipped": done.skipped,
            "narratives": done.narratives,
            "writer": next((n.writer for n in done.narratives if n.writer != "rule_based"), "rule_based"),
            "files": [str(f) for f in files],
        }
    )  # fmt: skip


def _score(score: RowScore) -> dict[str, object]:
    rate = score.completion.rate if score.completion else None
    return {
        "name": score.name,
        "weight": None if score.weight is None else as_json_number(score.weight),
        "score": None if score.points is None else as_json_number(score.points),
        "completion": None if rate is None else as_json_number(rate),
        "formula": score.formula,
        "missing": score.missing,
        "far_over": score.far_over,
        "deviation_due": score.deviation_due,
    }


def _print(done: SelfEvaluated, files: list[Path]) -> None:
    scores = done.scores
    for score in (scores.execution, *scores.rows):
        _print_score(score)
    if scores.total is None:
        left = f"尚缺 {len(scores.missing)} 项" if scores.missing else "表中没有绩效指标"
        click.echo(f"总分待定，{left}。")
    else:
        click.echo(f"总分 {show(scores.total)} 分{f'，{scores.grade}' if scores.grade else ''}。")
    for item in done.paired.unknown:
        click.echo(f"没有使用：完成情况中的“{item.name}：{item.actual}”对不上任何批复的指标，请核对名称。")
    output.say_unread(done.paired.unread)
    for note in done.paired.notes:
        click.echo(f"读取说明：{note}")
    output.findings(done.findings, {i: row.name for i, row in enumerate(done.filing.indicators)})
    click.echo(f"检查结果：{output.summary(done.findings)}。")
    for question in done.questions:
        options = f"（{'、'.join(question.options)}）" if question.options else ""
        click.echo(f"请补充：{question.text}{options}")
    for reported in done.narratives:
        record(reported.record)
    click.echo("已写入：")
    for file in files:
        click.echo(f"  {file}")


def _print_score(score: RowScore) -> None:
    weight, name = "—" if score.weight is None else show(score.weight), score.name.strip() or "没有写名称的指标"
    if score.points is None:
        click.echo(f"{name}：待定 / {weight} 分　{score.missing}")
    else:
        click.echo(f"{name}：{show(score.points)} / {weight} 分　{score.formula}")
