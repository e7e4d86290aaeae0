"""``jixiao draft``: a brief in, a Word form, its JSON and the findings out."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from assistant.bootstrap import Product
from assistant.cli import errors, output
from assistant.cli.model import (
    Growing,
    choice,
    chosen_model,
    no_model_option,
    previewed,
    record,
    say_doubtful,
    send_doubtful_option,
    show_prompts,
)
from assistant.domain.profile import Profile
from assistant.domain.vocabulary import FormKind
from assistant.files.formats import Use, listed
from assistant.jobs.declaration.interface import Draft, writer_word
from assistant.llm.interface import Errand

if TYPE_CHECKING:
    from assistant.jobs.declaration.start import DraftStart

_FORMS = {"project": FormKind.GOAL_DECLARATION, "department": FormKind.DEPARTMENT_GOAL}
_LONGEST_NAME = 200
"""Characters; longer changes are a text and no name of a file."""


@click.command(
    help=f"由项目简介（{listed(Use.BRIEF)}）起草绩效目标申报表；可以给多个文件。"
    "给出去年填好的申报表（Word、Excel、JSON 或粘贴成的文本）时，转入新年度，并按变化改写。"
)
@click.argument("briefs", metavar="文件…", type=click.Path(path_type=Path), nargs=-1, required=True)
@click.option(
    "--form", "form", metavar="表", type=click.Choice(["project", "department"]),
    help="project 项目支出，department 部门整体支出；不写时按内容判断",
)  # fmt: skip
@click.option("--changes", metavar="变化", help="今年与去年的表有什么不同：一段话，或写着这段话的文件")
@click.option(
    "--out", metavar="文件夹", type=click.Path(path_type=Path), help="写入的文件夹；只用 --show-prompt 时可以不写"
)
@click.option("--profile", metavar="口径", help="如 central-2021；见 jixiao profiles list")
@click.option("--year", metavar="年度", type=click.IntRange(2000, 2100), help="预算年度，如 2027")
@click.option("--explain", is_flag=True, help="同时写立项依据、项目概况和绩效目标说明")
@click.option(
    "--trace",
    is_flag=True,
    help="列出简介里的每个数字：是什么、说的是谁、用在哪里或为什么没有用；--json 里总有（ledger）",
)
@click.option("--show-prompt", is_flag=True, help="只显示将要发送给大模型的内容（已遮盖个人信息），不发送")
@send_doubtful_option
@no_model_option
@click.option("--json", "json_out", is_flag=True, help="结果以 JSON 输出")
def command(
    briefs: tuple[Path, ...], form: str | None, changes: str | None, out: Path | None, profile: str | None,
    year: int | None, explain: bool, trace: bool, show_prompt: bool, send_doubtful: bool,
    no_model: bool, json_out: bool,
) -> int:  # fmt: skip
    """Draft, write the files, and print."""
    from assistant.jobs.declaration.start import read_start

    product = Product()
    start = read_start(briefs, _words(changes))
    chosen = _profile(product, profile, start)
    budget_year = year or product.declarations(None).year_for(start, product.budget_year)
    if show_prompt:
        return _show_prompt(product, start.papers.text, chosen, budget_year, send_doubtful=send_doubtful)
    if out is None:
        raise errors.WrongUse("请用 --out 写明放到哪个文件夹，例如 --out 申报。")
    say_doubtful(choice(product, no_model=no_model), start.papers.text, send_doubtful=send_doubtful)
    model, errand = chosen_model(product, no_model=no_model, send_doubtful=send_doubtful), Errand()
    declarations = product.declarations(model)
    draft = declarations.draft_from_start(start, chosen, budget_year, output.step, errand, _FORMS.get(form or ""))
    if explain:
        draft = declarations.explained(draft, product.narrator(model), errand, output.step, Growing)
    files, ledger = declarations.save(draft, out), declarations.ledger(draft)
    if json_out:
        output.as_json(
            {
                "filing": draft.filing,
                "ledger": ledger.entries,
                "contradictions": ledger.contradictions,
                "facts": draft.facts,
                "questions": draft.questions,
                "unread": output.unread(draft.unread),
                "changes": draft.changes,
                "findings": draft.findings,
                "skipped": draft.skipped,
                "writer": draft.writer,
                "record": draft.record,
                "narratives": draft.narratives,
                "files": [str(f) for f in files],
            }
        )
    else:
        _print(draft, files)
        if trace:
            output.ledger(ledger)
            output.origins(draft.filing)
    return errors.DONE


def _words(changes: str | None) -> str:
    """The text of changes as given, or of the file that it names."""
    from assistant.jobs.declaration.brief_file import read_brief_file

    if changes is None:
        return ""
    path = Path(changes)
    named = len(changes) < _LONGEST_NAME and "\n" not in changes and path.is_file()
    return read_brief_file(path) if named else changes


def _profile(product: Product, wanted: str | None, start: "DraftStart") -> Profile:
    """The profile that is asked for, else that of last year's form, else the default."""
    from policy_corpus.catalog import ProfileNotFound

    try:
        return product.profile(wanted or (start.form.filing.profile if start.form is not None else None) or None)
    except ProfileNotFound:
        if wanted:
            raise
        return product.profile()


def _show_prompt(product: Product, text: str, profile: Profile, year: int, *, send_doubtful: bool) -> int:
    """What would leave the machine, with what was replaced in it."""
    found, preview = previewed(product, send_doubtful=send_doubtful)
    product.declarations(preview).draft(text, profile, year)
    show_prompts(found, preview)
    return errors.DONE


def _print(draft: Draft, files: list[Path]) -> None:
    names = {i: row.name for i, row in enumerate(draft.filing.indicators)}
    for change in draft.changes:
        click.echo(f"改动 {change.where}：{change.before or '（空）'} → {change.after}　（{change.why}）")
    output.findings(draft.findings, names)
    click.echo(f"检查结果：{output.summary(draft.findings)}。")
    output.say_unread(draft.unread)
    for question in draft.questions:
        click.echo(f"请补充：{question.text}")
    for made in (draft.record, *(n.record for n in draft.narratives)):
        if made is not None:
            record(made)
    click.echo(f"起草：{writer_word(draft)}。已写入：")
    for file in files:
        click.echo(f"  {file}")
