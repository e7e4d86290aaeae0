"""The database: SQLite with a write-ahead log in the data folder, or PostgreSQL by its URL."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from weakref import finalize

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.exc import DatabaseError, DBAPIError, IntegrityError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from assistant.store.access import Access
from assistant.store.errors import StoreUnavailable

FILE = "jixiao.sqlite"
HEAD = "0005"
"""The newest migration."""
_MIGRATIONS = Path(__file__).with_name("migrations")
_BUSY_SECONDS = 30
_UNREADABLE = "数据库现在读不出来（正忙、磁盘有问题或连接断开）。请稍后再试；仍不行请联系维护人员。"
_READS = "jixiao_reads"
_LOCK = 7_104_018
"""Key of the advisory lock under which PostgreSQL is migrated."""


class Database:
    """Transactions on the store. Writers wait for each other; readers see the state of one moment."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.access = Access()
        finalize(self, engine.dispose)  # who drops a database without closing it leaves no connection open

    @classmethod
    def opened(cls, folder: Path, url: str | None = None) -> "Database":
        """The database at a URL, else in the folder, brought to the newest tables. Raises StoreUnavailable."""
        engine = _postgres(url) if url else _sqlite(folder / FILE)
        try:
            _migrate(engine, folder)
        except StoreUnavailable:
            engine.dispose()
            raise
        except (DatabaseError, OSError) as error:
            engine.dispose()
            raise StoreUnavailable(f"数据库打不开（{_where(engine)}）。请检查地址、账号和磁盘，再试一次。") from error
        return cls(engine)

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that writes; all of it or nothing. Raises StoreUnavailable where the database gives up."""
        try:
            with self.engine.begin() as connection:
                yield connection
        except IntegrityError:
            raise
        except (DBAPIError, PoolTimeout) as error:
            raise StoreUnavailable("数据库正忙或磁盘已满，这次没有保存。请稍后再试。") from error

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that only reads, at one moment. Raises StoreUnavailable where the database gives up."""
        engine = self.engine.execution_options(**{_READS: True})
        if self.is_postgres:
            engine = engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        try:
            with engine.begin() as connection:
                yield connection
        except (DBAPIError, PoolTimeout) as error:
            raise StoreUnavailable(_UNREADABLE) from error

    def is_reachable(self) -> bool:
        """Whether the database answers, and holds our tables."""
        try:
            with self.reading() as connection:
                return connection.execute(text("SELECT version_num FROM alembic_version")).scalar() is not None
        except (StoreUnavailable, SQLAlchemyError):
            return False

    @property
    def is_postgres(self) -> bool:
        return self.engine.dialect.name == "postgresql"

    def close(self) -> None:
        """Give back all connections."""
        self.engine.dispose()


def revision_of(folder: Path, url: str | None = None) -> str | None:
    """Which migration the tables are of; None where there are none yet. Changes nothing. Raises StoreUnavailable."""
    if url is None and not (folder / FILE).is_file():
        return None
    engine = _postgres(url) if url else create_engine(f"sqlite:///{folder / FILE}")
    try:
        return _revision(engine)
    except SQLAlchemyError as error:
        raise StoreUnavailable(f"数据库打不开（{_where(engine)}）。请检查地址、账号和磁盘，再试一次。") from error
    finally:
        engine.dispose()


def _where(engine: Engine) -> str:
    return engine.url.render_as_string(hide_password=True)


def _sqlite(file: Path) -> Engine:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreUnavailable(f"数据文件夹“{file.parent}”不能写入，请换一个文件夹（JIXIAO_DATA_DIR）。") from error
    engine = create_engine(f"sqlite:///{file}", connect_args={"timeout": _BUSY_SECONDS})
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: object, _record: object) -> None:
    """WAL, every commit on the disk, references checked; transactions are begun by us."""
    connection.isolation_level = None  # type: ignore[attr-defined]
    cursor = connection.cursor()  # type: ignore[attr-defined]
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    """A writer takes its place at once: one that began by reading could be refused at its first write."""
    reads = connection.get_execution_options().get(_READS)
    connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")


def _postgres(url: str) -> Engine:
    """An engine for postgresql://…; the driver is psycopg. Raises StoreUnavailable for any other URL."""
    scheme, _, rest = url.partition("://")
    if scheme.partition("+")[0] not in {"postgresql", "postgres"} or not rest:
        raise StoreUnavailable("JIXIAO_DATABASE_URL 应为 postgresql://用户:密码@主机/数据库。")
    try:
        return create_engine(f"postgresql+psycopg://{rest}", pool_pre_ping=True)
    except (ImportError, SQLAlchemyError) as error:
        raise StoreUnavailable(
            '连接 PostgreSQL 要先安装 psycopg：pip install "psycopg[binary]"，并检查 JIXIAO_DATABASE_URL。'
        ) from error


def _migrate(engine: Engine, folder: Path) -> None:
    found = _revision(engine)
    if found == HEAD:
        return
    if found is not None and found > HEAD:
        raise StoreUnavailable(f"数据库是更新的版本（{found}）写的，请升级本程序，或者恢复旧的备份。")
    if engine.dialect.name == "postgresql":
        with engine.begin() as connection:
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
            _upgrade(engine, connection)
        return
    from filelock import FileLock

    with FileLock(folder / "store.lock", timeout=_BUSY_SECONDS), engine.begin() as connection:
        _upgrade(engine, connection)


def _revision(engine: Engine) -> str | None:
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def _upgrade(engine: Engine, connection: Connection) -> None:  # noqa: ARG001 -- the engine is what the caller opened
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
