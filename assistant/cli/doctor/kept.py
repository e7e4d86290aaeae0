"""What is kept: the data folder, the database with its tables, the accounts."""

import os
import shutil
from collections.abc import Iterator

from assistant.bootstrap import Product
from assistant.cli.doctor.check import Check, error, notice, ok
from assistant.store.database import HEAD, revision_of
from assistant.store.errors import StoreUnavailable

_LEAST_MB, _LITTLE_MB = 200, 2048


def kept(product: Product, host: str) -> Iterator[Check]:
    """Everything that is kept, changing nothing; ``host`` is the address that the page will listen at."""
    yield _data_folder(product)
    try:
        revision = _revision(product)
    except StoreUnavailable as reason:
        yield error("数据库", "打不开", str(reason).rstrip("。"))
        return
    yield _schema(revision)
    yield _accounts(product, host, revision)


def _data_folder(product: Product) -> Check:
    folder = product.settings.data_dir.resolve()
    nearest = next(p for p in (folder, *folder.parents) if p.exists())
    free_mb = shutil.disk_usage(nearest).free // 2**20
    stands = f"{folder}，剩余 {free_mb} MB"
    if not nearest.is_dir() or not os.access(nearest, os.W_OK | os.X_OK):
        return error("数据文件夹", f"{stands}，不能写入", "请放开写入权限，或用 JIXIAO_DATA_DIR 换一个文件夹")
    if free_mb < _LEAST_MB:
        return error("数据文件夹", f"{stands}，空间不足", "请清理磁盘，或用 JIXIAO_DATA_DIR 换一个文件夹")
    if free_mb < _LITTLE_MB:
        return notice("数据文件夹", f"{stands}，空间不多", "请及早清理磁盘")
    return ok("数据文件夹", stands)


def _revision(product: Product) -> str | None:
    url = product.settings.database_url
    return revision_of(product.settings.data_dir.resolve(), url.get_secret_value() if url is not None else None)


def _schema(revision: str | None) -> Check:
    if revision == HEAD:
        return ok("数据库", f"结构版本 {revision}，是最新的")
    if revision is None:
        return ok("数据库", "还没有建立，第一次使用时自动建立")
    if revision > HEAD:
        return error("数据库", f"结构版本 {revision}，比本程序的 {HEAD} 新", "请升级本程序，或恢复旧的备份")
    stands = f"结构版本 {revision}，本程序的是 {HEAD}，启动时自动升级"
    return notice("数据库", stands, "升级前请先复制数据文件夹（PostgreSQL 用 pg_dump）")


def _accounts(product: Product, host: str, revision: str | None) -> Check:
    from assistant.web.doors.settings import Doors, DoorsClosed

    try:
        doors = Doors.of(product.settings, host)
        if not doors.needs_accounts:
            return ok("用户", "只供本机使用，不用登录")
        if revision not in {None, HEAD}:
            return notice("用户", "数据库升级以前看不到用户", "启动一次以后再检查")
        active = sum(a.is_active for a in product.store.accounts.list()) if revision else 0
        doors.require_users(there_are=active > 0)
    except DoorsClosed as reason:
        return error("用户", "其他电脑还不能使用", str(reason).rstrip("。"))
    return ok("用户", f"{active} 个可以登录")
