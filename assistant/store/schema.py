"""The tables of the store. Large values are compressed JSON; what is listed and searched stands in columns of its own.

Moments are ISO text in UTC, so that both databases order them alike. Changes of these tables need a migration
(``migrations/versions``); a test compares the two.
"""

from sqlalchemy import (
    BigInteger,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)
_MOMENT = String(40)
_ID = String(40)

units = Table("units", METADATA, Column("id", _ID, primary_key=True), Column("name", String(200), nullable=False))
users = Table(
    "users", METADATA,
    Column("id", _ID, primary_key=True),
    Column("name", String(100), nullable=False, unique=True),
    Column("unit_id", _ID, ForeignKey("units.id")),
    Column("role", String(20), nullable=False, server_default="clerk"),
    Column("created_at", _MOMENT, nullable=False),
    Column("password", String(300)),
    Column("changed_at", _MOMENT),
    Column("disabled_at", _MOMENT),
)  # fmt: skip
projects = Table(
    "projects", METADATA,
    Column("id", _ID, primary_key=True),
    Column("name", String(300), nullable=False),
    Column("unit_id", _ID, ForeignKey("units.id")),
    Column("created_at", _MOMENT, nullable=False),
)  # fmt: skip
works = Table(
    "works", METADATA,
    Column("id", _ID, primary_key=True),
    Column("project_id", _ID, ForeignKey("projects.id"), nullable=False),
    Column("kind", String(40), nullable=False),
    Column("title", String(300), nullable=False, server_default=""),
    Column("profile", String(100), nullable=False),
    Column("year", Integer),
    Column("stage", String(20), nullable=False, server_default="draft"),
    Column("version", Integer, nullable=False),
    Column("open_points", Integer, nullable=False, server_default="0"),
    Column("created_at", _MOMENT, nullable=False),
    Column("changed_at", _MOMENT, nullable=False),
    Column("changed_by", String(100), nullable=False),
    Column("trashed_at", _MOMENT),
    Column("owner_id", _ID),
    Column("unit_id", _ID),
    Index(None, "trashed_at", "changed_at"),
    Index(None, "project_id"),
)  # fmt: skip
states = Table(
    "states", METADATA,
    Column("work_id", _ID, ForeignKey("works.id"), primary_key=True),
    Column("body", LargeBinary, nullable=False),
)  # fmt: skip
operations = Table(
    "operations", METADATA,
    Column("work_id", _ID, ForeignKey("works.id"), primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("op", String(40), nullable=False),
    Column("who", String(100), nullable=False),
    Column("at", _MOMENT, nullable=False),
    Column("body", LargeBinary, nullable=False),
)  # fmt: skip
versions = Table(
    "versions", METADATA,
    Column("work_id", _ID, ForeignKey("works.id"), primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("label", String(200), nullable=False, server_default=""),
    Column("who", String(100), nullable=False),
    Column("at", _MOMENT, nullable=False),
    Column("body", LargeBinary, nullable=False),
)  # fmt: skip
messages = Table(
    "messages", METADATA,
    Column("work_id", _ID, ForeignKey("works.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("role", String(20), nullable=False),
    Column("who", String(100), nullable=False),
    Column("at", _MOMENT, nullable=False),
    Column("text", Text, nullable=False),
    Column("data", Text, nullable=False, server_default="{}"),
)  # fmt: skip
files = Table(
    "files", METADATA,
    Column("sha256", String(64), primary_key=True),
    Column("size", BigInteger, nullable=False),
    Column("created_at", _MOMENT, nullable=False),
)  # fmt: skip
file_links = Table(
    "file_links", METADATA,
    Column("id", _ID, primary_key=True),
    Column("work_id", _ID, ForeignKey("works.id"), nullable=False),
    Column("sha256", String(64), ForeignKey("files.sha256"), nullable=False),
    Column("name", String(300), nullable=False),
    Column("who", String(100), nullable=False),
    Column("at", _MOMENT, nullable=False),
    Index(None, "work_id"),
)  # fmt: skip
decisions = Table(
    "decisions", METADATA,
    Column("work_id", _ID, ForeignKey("works.id"), primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("op", String(40), nullable=False),
    Column("subject", String(300), nullable=False),
    Column("reason", Text, nullable=False, server_default=""),
    Column("who", String(100), nullable=False),
    Column("at", _MOMENT, nullable=False),
)  # fmt: skip
stages = Table(
    "stages", METADATA,
    Column("work_id", _ID, ForeignKey("works.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("action", String(20), nullable=False),
    Column("stage", String(20), nullable=False),
    Column("version", Integer, nullable=False),
    Column("remark", Text, nullable=False, server_default=""),
    Column("who", String(100), nullable=False),
    Column("at", _MOMENT, nullable=False),
)  # fmt: skip
tokens = Table(
    "tokens", METADATA,
    Column("id", _ID, primary_key=True),
    Column("user_id", _ID, ForeignKey("users.id"), nullable=False),
    Column("name", String(100), nullable=False),
    Column("digest", String(64), nullable=False),
    Column("created_at", _MOMENT, nullable=False),
    Column("expires_at", _MOMENT, nullable=False),
    Column("revoked_at", _MOMENT),
    UniqueConstraint("digest"),
)  # fmt: skip
"""Keys of programs. Only their digests are kept."""
sessions = Table(
    "sessions", METADATA,
    Column("digest", String(64), primary_key=True),
    Column("user_id", _ID, ForeignKey("users.id"), nullable=False),
    Column("changed_at", _MOMENT, nullable=False),
    Column("begun_at", _MOMENT, nullable=False),
    Column("seen_at", _MOMENT, nullable=False),
    Index(None, "user_id"),
)  # fmt: skip
"""Who is signed in, by the digest of the key; ``changed_at`` is that of the account when they signed in."""
wrong_passwords = Table(
    "wrong_passwords", METADATA,
    Column("digest", String(64), primary_key=True),
    Column("count", Integer, nullable=False),
    Column("at", _MOMENT, nullable=False),
)  # fmt: skip
"""By the digest of the name: people type passwords into the field of the name."""
usage = Table(
    "usage", METADATA,
    Column("id", _ID, primary_key=True),
    Column("at", _MOMENT, nullable=False),
    Column("who", String(100), nullable=False),
    Column("project", String(300), nullable=False),
    Column("model", String(300), nullable=False),
    Column("method", String(40), nullable=False),
    Column("requests", Integer, nullable=False),
    Column("prompt_tokens", BigInteger, nullable=False),
    Column("completion_tokens", BigInteger, nullable=False),
    Column("seconds", Float, nullable=False),
    Column("cached", Integer, nullable=False),
    Index(None, "at"),
)  # fmt: skip
"""What each question to a model cost; ``cached`` is 1 where the reply was remembered."""
audit = Table(
    "audit", METADATA,
    Column("sequence", Integer, primary_key=True, autoincrement=False),
    Column("work_id", _ID, nullable=False),
    Column("version", Integer, nullable=False),
    Column("body", Text, nullable=False),
    Column("hash", String(64), nullable=False),
    UniqueConstraint("hash"),
    Index(None, "work_id", "version"),
)  # fmt: skip
audit_head = Table(
    "audit_head", METADATA,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("size", Integer, nullable=False),
    Column("hash", String(64), nullable=False),
)  # fmt: skip
"""One row: how long the chain is and its last hash. Whoever appends holds it."""

IN_ORDER = (
    units, users, projects, works, states, operations, versions, messages, files, file_links, decisions, stages,
    tokens, usage, audit, audit_head,
)  # fmt: skip
"""Every table that is kept for good, each behind those that it refers to."""
CHAINED = tuple(t for t in IN_ORDER if t not in {usage, audit, audit_head})
"""Every table whose rows the audit chain answers for: all that are kept but the use of models, and the chain itself."""
PASSING = (sessions, wrong_passwords)
"""What is over in hours: in no safety copy, and emptied where one is restored."""
