"""``jixiao schema``: the JSON Schema of a filing."""

import click

from assistant.cli import errors, output
from assistant.domain.filing import Filing
from policy_corpus.kinds import filing_kinds

_FORMS = tuple(kind.form.value for kind in filing_kinds() if kind.rules)


@click.command(help=f"输出绩效表 JSON 的结构定义（JSON Schema）：{'、'.join(_FORMS)}。")
@click.argument("form", metavar="表名", type=click.Choice(_FORMS))
def command(form: str) -> int:
    """Print the schema; the form's name is fixed in it."""
    schema = Filing.model_json_schema()
    schema["properties"]["form"] = {"const": form}
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    output.as_json(schema)
    return errors.DONE
