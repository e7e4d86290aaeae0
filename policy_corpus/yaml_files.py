"""Read YAML data files quickly, with one Chinese line where a file is broken."""

from pathlib import Path
from typing import Any

import yaml

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class DataFileError(ValueError):
    """A data file that cannot be used; the text is one Chinese line with file and reason."""


def load_yaml(path: Path) -> Any:
    """The content of a YAML file. Raises DataFileError."""
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506 -- a safe loader
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        reason = str(error).splitlines()[0]
        raise DataFileError(f"数据文件“{path.name}”读不出来（{reason}），请按 docs/profiles.md 检查格式。") from error
