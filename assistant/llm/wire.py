"""The schema a server is asked to keep: every field required, objects closed, no ranges and no defaults.

Strict modes refuse more than that (measured on several servers); limits are checked on the parsed reply instead.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any

from pydantic import BaseModel

_KEPT = frozenset({"type", "enum", "const", "items", "anyOf", "properties", "description"})


@cache
def wire_schema(model: type[BaseModel]) -> Mapping[str, Any]:
    """A self-contained JSON schema of a reply. Raises RecursionError for a shape that contains itself."""
    schema = model.model_json_schema()
    return _plain(schema, schema.get("$defs", {}))


def _plain(node: Mapping[str, Any], definitions: Mapping[str, Any]) -> dict[str, Any]:
    if "$ref" in node:
        return _plain(definitions[node["$ref"].rsplit("/", 1)[1]], definitions)
    plain = {key: value for key, value in node.items() if key in _KEPT}
    if "const" in plain:  # several servers know enum alone
        plain["enum"] = [plain.pop("const")]
    if "items" in plain:
        plain["items"] = _plain(plain["items"], definitions)
    if "anyOf" in plain:
        plain["anyOf"] = [_plain(choice, definitions) for choice in plain["anyOf"]]
    if "properties" in plain:
        plain["properties"] = {name: _plain(field, definitions) for name, field in plain["properties"].items()}
        plain |= {"required": list(plain["properties"]), "additionalProperties": False}
    return plain
