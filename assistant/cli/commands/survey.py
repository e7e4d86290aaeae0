"""``jixiao survey``: questionnaires from a declaration, and the satisfaction rate from the answers."""

import re
from decimal import Decimal
from pathlib import Path

import click

from assistant.base import show, to_exact
from assistant.cli import errors, output
from assistant.cli.reading import first_filing
from assistant.files.formats import Use, listed
from assistant.jobs.survey.counting import METHODS, Reach
from assistant.jobs.survey.words import SurveyMethod

_PATH = click.Path(path_type=Path)


@click.group(help="满意度调查：由申报表生成问卷，由答案计算满意度。")
def command() -> None:
    """Commands over surveys."""


@command.command(
    "questionnaire", help=f"由绩效目标申报表（{listed(Use.FORM)}）生成调查问卷（Word）和答案录入表（Excel）。"
)
@click.argument("declaration", metavar="申报表", type=_PATH)
@click.option("--out", metavar="文件夹", type=_PATH, help="写入的文件夹")
@click.option("--audience", metavar="对象", help="只生成一类对象的问卷，如 家长")
@click.option("--degree-360", is_flag=True, help="生成对部门的360度评价问卷（上级、同级、下级、服务对象）")
@click.option("--json", "json_out", is_flag=True, help="结果以 JSON 输出")
def questionnaire(declaration: Path, out: Path | None, audience: str | None, degree_360: bool, json_out: bool) -> int:
    """Read, ask, write, and say where."""
    from assistant.jobs.survey.job import questionnaires

    if out is None:
        raise errors.WrongUse("请用 --out 写明放到哪个文件夹，例如 --out 问卷。")
    if audience and degree_360:
        raise errors.WrongUse("--audience 和 --degree-360 只能用一个。")
    asked = questionnaires(first_filing(declaration), audience, degree_360=degree_360)
    files = asked.save(out)
    if json_out:
        output.as_json({"questionnaires": asked.made, "files": [str(path) for path in files]})
        return errors.DONE
    for path in files:
        click.echo(f"已写入 {path}")
    click.echo("收回后把答案填进录入表，再用 jixiao survey count 录入表.xlsx 计算满意度。")
    return errors.DONE


@command.command("count", help=f"由答案（{listed(Use.SURVEY)}）计算满意度，给出算式、误差和提示。")
@click.argument("answers", metavar="答案文件", type=_PATH)
@click.option("--method", metavar="算法", type=click.Choice(METHODS), default=METHODS[0],
              help="satisfied_share：满意率（默认）；mean_points：赋分平均")  # fmt: skip
@click.option("--weights", metavar="权重", help="各群体权重，合计100，如 上级=30,同级=20,下级=20,服务对象=30")
@click.option("--group", metavar="栏名", default="", help="群体在哪一栏（栏名不含“群体”“身份”等字样时用）")
@click.option("--best", metavar="数字", type=click.Choice(["1", "5"]), help="答案是数字时，哪个数字是非常满意")
@click.option("--sent", metavar="份数", type=click.IntRange(1), help="发放的问卷份数")
@click.option("--population", metavar="人数", help="调查对象总人数，如 1200；或分群体，如 学生=800,家长=800")
@click.option("--save", metavar="文件", type=_PATH, help="保存结果（JSON）和满意度调查分析（同名 .txt）")
@click.option("--json", "json_out", is_flag=True, help="结果以 JSON 输出")
def count(
    answers: Path, method: SurveyMethod, weights: str | None, group: str, best: str | None,
    sent: int | None, population: str | None, save: Path | None, json_out: bool,
) -> int:  # fmt: skip
    """Read, count, save, and print."""
    from assistant.files.interface import IntakeError
    from assistant.jobs.survey import job

    if save is not None and save.suffix.lower() != ".json":
        raise errors.WrongUse(f"结果是 JSON 文件，请把“{save.name}”改为以 .json 结尾的文件名。")
    shares = _numbers(weights, "--weights") if weights is not None else None
    reach, first_best = _reach(sent, population), int(best) if best else None
    try:
        done = job.count(answers, method, weights=shares, reach=reach, group=group, best=first_best)
    except IntakeError:
        raise
    except ValueError as error:
        raise errors.WrongUse(str(error)) from error
    if save is not None:
        written, beside = job.save(done, save)
        output.say(f"已写入 {written} 和 {beside}")
    if json_out:
        output.as_json(done.result)
    else:
        click.echo(done.text, nl=False)
    return errors.DONE


def _reach(sent: int | None, population: str | None) -> Reach:
    if population is None:
        return Reach(sent)
    if re.search(r"[=＝:：]", population):
        return Reach(sent, None, {name: _whole(n) for name, n in _numbers(population, "--population").items()})
    return Reach(sent, _whole(_number(population, "--population")))


def _numbers(text: str, option: str) -> dict[str, Decimal]:
    """“上级=30,同级=20” as names and numbers."""
    found: dict[str, Decimal] = {}
    for part in filter(None, (p.strip() for p in re.split(r"[,，;；、]", text))):
        name, sign, number = (p.strip() for p in re.sub(r"[＝:：]", "=", part, count=1).partition("="))
        if not sign or not name or name in found:
            raise errors.WrongUse(f"{option} 的“{part}”看不懂，请写成“上级=30,同级=20”，每个群体一次。")
        found[name] = _number(number.rstrip("%％人"), option)
    if not found:
        raise errors.WrongUse(f"{option} 是空的，请写成“上级=30,同级=20”。")
    return found


def _number(text: str, option: str) -> Decimal:
    try:
        return to_exact(text)
    except ValueError as error:
        raise errors.WrongUse(f"{option} 的“{text}”不是数字，请修改。") from error


def _whole(number: Decimal) -> int:
    if number != number.to_integral_value() or number <= 0:
        raise errors.WrongUse(f"人数应为大于0的整数，“{show(number)}”不对，请修改。")
    return int(number)
