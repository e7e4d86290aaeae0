"""``jixiao backup``: everything that is kept, in one file."""

from pathlib import Path

import click

from assistant.cli import errors


@click.command(help="把全部工作、版本、对话、文件和审计链备份到一个文件。")
@click.argument("target", metavar="文件", type=Path)
def command(target: Path) -> int:
    """Write a safety copy."""
    from assistant.bootstrap import Product

    if target.exists():
        raise errors.WrongUse(f"“{target}”已经存在，请换一个文件名，以免覆盖旧的备份。")
    copied = Product().store.backups.write(target)
    click.echo(f"已备份 {copied.works} 份工作、{copied.files} 个文件、{copied.entries} 条记录：{target}")
    return errors.DONE
