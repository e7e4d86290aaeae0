"""``jixiao rules``: list and explain the rules."""

import click

from assistant.cli import errors, output


@click.group(help="查检查规则。")
def command() -> None:
    """Commands over the rule table."""


@command.command("list", help="列出全部规则。")
@click.option("--json", "json_out", is_flag=True, help="以 JSON 数组输出")
def list_rules(json_out: bool) -> int:
    """Print every rule with its default severity."""
    from assistant.rules.table import RULES

    if json_out:
        output.as_json([{"code": r.code, "name": r.name, "title": r.title, "severity": r.severity} for r in RULES])
        return errors.DONE
    for rule in RULES:
        click.echo(f"{rule.code}  {rule.severity.word}  {rule.title}（{rule.name}）")
    return errors.DONE


@command.command("explain", help="说明一条规则：检查什么、为什么、依据、正反例。")
@click.argument("code", metavar="编号或名称")
def explain_rule(code: str) -> int:
    """Print the page of one rule."""
    from assistant.rules.explain import explain
    from assistant.rules.table import rule

    click.echo(explain(rule(code)))
    return errors.DONE
