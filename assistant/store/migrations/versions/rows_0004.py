"""The audit chain answers for every row; what stood before is taken in as it is."""

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

from assistant.store.audit.taking_in import take_in
from assistant.store.packing import moment

revision = "0004"
down_revision = "0003"
_TABLES = (
    "units", "users", "projects", "works", "states", "operations", "versions", "messages", "files", "file_links",
    "decisions", "stages", "tokens",
)  # fmt: skip


def upgrade() -> None:
    """Append the digests of all rows to the chain, as the tables are at this revision."""
    connection, tables = op.get_bind(), sa.MetaData()
    tables.reflect(connection, only=_TABLES)
    take_in(connection, [tables.tables[name] for name in _TABLES], moment(datetime.now(UTC)))
