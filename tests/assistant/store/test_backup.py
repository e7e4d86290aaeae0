"""Safety copies: whole or not at all, both ways."""

import zipfile

import pytest
from sqlalchemy import select

from assistant.domain.operation import Operation
from assistant.llm.interface import Exchange
from assistant.store.errors import BadBackup
from assistant.store.schema import IN_ORDER
from tests.fakes.works import CLERK


@pytest.fixture
def kept(store, saved, tmp_path):
    store.works.apply_to(saved, Operation(op="set_target", row="r7", value="92%"), CLERK)
    store.conversations.say(saved.work.id, "user", "王会计", "满意度改成92%")
    store.files.keep(saved.work.id, "方案.docx", b"abc", "王会计")
    store.people.add_unit("民政局", CLERK)
    cost = Exchange(model="m", method="text", requests=1, prompt_tokens=10, seconds=0.5)
    store.usage.add("护理员培训", cost)
    store.backups.write(tmp_path / "b.zip")
    return store


def everything(store):
    with store.database.reading() as connection:
        return {
            t.name: [tuple(r) for r in connection.execute(select(t).order_by(*t.primary_key.columns))] for t in IN_ORDER
        }


def spoiled(source, target, name, change):
    """A copy with one member changed."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for member in old.namelist():
            content = old.read(member)
            new.writestr(member, change(content) if member == name else content)
    return target


def test_a_copy_brings_everything_back(kept, saved, tmp_path):
    before = everything(kept)
    work = kept.works.open(saved.work.id)
    kept.works.apply_to(work, Operation(op="delete_indicator", row="r2"), CLERK)
    kept.works.create("central-2021", 2028, CLERK)
    kept.backups.restore(tmp_path / "b.zip")
    assert everything(kept) == before
    assert kept.audit() == []


def test_a_copy_fills_another_store(kept, tmp_path, open_store, url):
    if url is not None:
        pytest.skip("第二个库用 SQLite 的文件夹")
    other = open_store(tmp_path / "other")
    other.backups.restore(tmp_path / "b.zip")
    assert everything(other) == everything(kept)
    assert other.audit() == []


@pytest.mark.parametrize("member", ["works.jsonl", "operations.jsonl", "audit.jsonl", "manifest.json"])
def test_a_damaged_copy_is_refused_and_all_stays_as_it_was(kept, tmp_path, member):
    bad = spoiled(
        tmp_path / "b.zip", tmp_path / "bad.zip", member, lambda c: c[: len(c) // 2] + b"x" + c[len(c) // 2 :]
    )
    before = everything(kept)
    with pytest.raises(BadBackup, match="没有恢复"):
        kept.backups.restore(bad)
    assert everything(kept) == before


def test_a_copy_that_fits_itself_but_not_its_chain_is_refused(kept, tmp_path):
    from hashlib import sha256
    from json import dumps, loads

    whole = tmp_path / "b.zip"
    bad = tmp_path / "bad.zip"
    with zipfile.ZipFile(whole) as archive:
        lines = archive.read("works.jsonl").replace("护理员培训".encode(), "护士培训".encode())
        manifest = loads(archive.read("manifest.json"))
    manifest["tables"]["works.jsonl"] = sha256(lines).hexdigest()
    spoiled(whole, tmp_path / "half.zip", "works.jsonl", lambda _: lines)
    spoiled(tmp_path / "half.zip", bad, "manifest.json", lambda _: dumps(manifest).encode())
    before = everything(kept)
    with pytest.raises(BadBackup, match="审计链对不上"):
        kept.backups.restore(bad)
    assert everything(kept) == before


def test_what_is_no_copy_is_refused(kept, tmp_path):
    (tmp_path / "x.zip").write_bytes(b"abc")
    for path in (tmp_path / "x.zip", tmp_path / "gibtsnicht.zip"):
        with pytest.raises(BadBackup):
            kept.backups.restore(path)


def test_a_copy_that_could_not_be_finished_leaves_no_file(kept, tmp_path):
    (linked,) = kept.files.of(kept.works.list()[0].id)
    kept.files.place(linked.sha256).unlink()
    with pytest.raises(Exception, match="文件不在了"):
        kept.backups.write(tmp_path / "half.zip")
    assert sorted(p.name for p in tmp_path.glob("*.zip*")) == ["b.zip"]


ORIGINAL, OWN = "policies/originals/earlier/p.0001.json", "indicators/own.yaml"


def added(folder, **places):
    for place, text in places.items():
        path = folder / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def found(folder):
    tops = (folder / "policies", folder / "indicators")
    return {p.relative_to(folder).as_posix(): p.read_text() for top in tops for p in top.rglob("*") if p.is_file()}


def test_what_the_unit_added_comes_back_and_what_was_added_since_goes(store, tmp_path):
    added(store.folder, **{ORIGINAL: "旧原文", OWN: "指标"})
    assert store.backups.write(tmp_path / "a.zip").added == 2
    added(store.folder, **{ORIGINAL: "改过", "indicators/later.yaml": "后来", "policies/index/x": "索引"})
    store.backups.restore(tmp_path / "a.zip")
    assert found(store.folder) == {ORIGINAL: "旧原文", OWN: "指标", "policies/index/x": "索引"}


def test_what_the_unit_added_stays_where_a_copy_is_refused_or_of_before(store, tmp_path):
    added(store.folder, **{OWN: "指标"})
    store.backups.write(tmp_path / "a.zip")
    added(store.folder, **{OWN: "改过"})
    for name in (f"added/{OWN}", "audit_head.jsonl"):
        with pytest.raises(BadBackup):
            store.backups.restore(spoiled(tmp_path / "a.zip", tmp_path / "bad.zip", name, lambda _: b"x"))
    before = spoiled(tmp_path / "a.zip", tmp_path / "0.zip", "manifest.json", lambda c: c.replace(b'"added"', b'"_"'))
    store.backups.restore(before)
    assert found(store.folder) == {OWN: "改过"}


def test_a_copy_with_a_place_outside_the_folders_is_refused(store, tmp_path):
    added(store.folder, **{OWN: "指标"})
    store.backups.write(tmp_path / "a.zip")
    with zipfile.ZipFile(tmp_path / "a.zip") as whole, zipfile.ZipFile(tmp_path / "bad.zip", "w") as bad:
        for name in whole.namelist():
            content = whole.read(name).replace(OWN.encode(), b"indicators/../../x")
            bad.writestr(name.replace(OWN, "indicators/../../x"), content)
    with pytest.raises(BadBackup, match="被改过"):
        store.backups.restore(tmp_path / "bad.zip")
    assert not (tmp_path.parent / "x").exists()
