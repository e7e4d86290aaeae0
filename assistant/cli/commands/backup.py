"""``jixiao backup``: everything that is kept, in one file."""

from pathlib import Path

import click

from assistant.cli import errors


@click.command(help="把全部工作、版本、对话、文件、用量、审计链和本单位的政策原文、指标库备份到一个文件。")
@click.argument("target", metavar="文件", type=Path)
def command(target: Path) -> int:
    """Write a safety copy."""
    from assistant.bootstrap import Product

    if target.exists():
        raise errors.WrongUse(f"“{target}”已经存在，请换一个文件名，以免覆盖旧的备份。")
    copied = Product().store.backups.write(target)
    click.echo(f"已备份 {copied.words}：{target}")
    return errors.DONE
