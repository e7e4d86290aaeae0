"""Data folders whose policy index is there already: built once a process, copied for each test that asks for it."""

import shutil
import tempfile
from functools import lru_cache
from pathlib import Path

from assistant.bootstrap import Product
from assistant.settings import Settings


@lru_cache(maxsize=2)
def _built(embedding: str) -> tempfile.TemporaryDirectory[str]:
    folder = tempfile.TemporaryDirectory(prefix="jixiao-index-")
    product = Product(Settings(data_dir=Path(folder.name), embedding=embedding, _env_file=None))
    product.library.using(lambda _retriever: None)
    return folder


def with_index(folder: Path, embedding: str = "builtin") -> Path:
    """The folder, with the index that a first question would have built."""
    shutil.copytree(_built(embedding).name, folder, dirs_exist_ok=True)
    return folder
