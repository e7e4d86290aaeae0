"""``jixiao profiles``: list and show the profiles."""

import click

from assistant.base import show
from assistant.bootstrap import Product
from assistant.cli import errors, output
from assistant.domain.profile import Profile
from assistant.domain.vocabulary import FORM_TITLES


@click.group(help="查口径。")
def command() -> None:
    """Commands over the profiles."""


@command.command("list", help="列出全部口径。")
@click.option("--json", "json_out", is_flag=True, help="以 JSON 数组输出")
def list_profiles(json_out: bool) -> int:
    """Print every profile."""
    found = Product().profiles()
    if json_out:
        output.as_json([{"id": p.id, "title": p.title, "region": p.region} for p in found])
        return errors.DONE
    for profile in found:
        click.echo(f"{profile.id}  {profile.title}")
    return errors.DONE


@command.command("show", help="显示一个口径的分类、分值、等级和依据。")
@click.argument("profile_id", metavar="口径")
@click.option("--json", "json_out", is_flag=True, help="以 JSON 输出")
def show_profile(profile_id: str, json_out: bool) -> int:
    """Print one profile."""
    profile = Product().profile(profile_id)
    if json_out:
        output.as_json(profile)
    else:
        click.echo("\n".join(_lines(profile)))
    return errors.DONE


def _lines(profile: Profile) -> list[str]:
    lines = [f"{profile.id}  {profile.title}", f"金额单位：{profile.money_unit}"]
    lines += [f"{cls.name}：{'、'.join(sub.name for sub in cls.level2)}" for cls in profile.level1]
    for scheme in profile.weight_schemes:
        stated = "、".join(f"{name}{show(weight)}" for name, weight in scheme.weights.items())
        lines.append(f"分值（{_condition(scheme.cost, scheme.satisfaction)}）：{stated}")
    titles: dict[str, str] = {form.value: title for form, title in FORM_TITLES.items()}
    layouts = [f"{titles.get(form, form)}{layout}" for form, layout in profile.forms.items()]
    lines += ["表样：" + "、".join(layouts)] if layouts else []
    if profile.grades:
        lines.append("等级：" + "、".join(f"{g.word}≥{show(g.from_score)}" for g in profile.grades))
    lines += [f"依据：{citation}" for citation in profile.basis]
    lines += [f"存疑：{doubt}" for doubt in profile.doubtful]
    return lines


def _condition(cost: bool | None, satisfaction: bool | None) -> str:
    stated = [
        "" if flag is None else f"{'设' if flag else '不设'}{word}指标"
        for flag, word in ((cost, "成本"), (satisfaction, "满意度"))
    ]
    return "，".join(s for s in stated if s) or "通用"
