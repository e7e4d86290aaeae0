"""``jixiao restore``: the store as it was when a safety copy was made."""

from pathlib import Path

import click

from assistant.cli import errors, output


@click.command(help="用备份恢复。先自动备份现有的数据；恢复不成时现有的数据不变。")
@click.argument("source", metavar="备份文件", type=Path)
@click.option("--yes", is_flag=True, help="不再询问")
def command(source: Path, yes: bool) -> int:
    """Fill the store from a safety copy, after a copy of what is there."""
    from assistant.bootstrap import Product

    if not yes:
        click.confirm("恢复会用备份里的内容换掉现有的全部数据，继续吗", abort=True)
    product = Product()
    store = product.store
    before = store.folder / "backups" / f"恢复前-{product.now():%Y%m%d-%H%M%S}.zip"
    store.backups.write(before)
    output.say(f"现有的数据已备份到 {before}")
    copied = store.backups.restore(source)
    click.echo(f"已恢复 {copied.words}。")
    return errors.DONE
