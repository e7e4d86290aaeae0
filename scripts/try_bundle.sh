#!/bin/sh
# Unpacks an offline bundle, installs it in a network namespace that leads nowhere, and uses the product there:
# doctor, draft, ask, the page, accounts, backup, the same bundle once more as an upgrade, restore.
# usage: try_bundle.sh ARCHIVE
set -eu

if [ "${TRY_ALONE:-}" != 1 ]; then
  archive=$(readlink -f "$1")
  unshare --map-root-user --net true 2>/dev/null || { echo "这里不能建立没有网络的环境（unshare），没有试用。" >&2; exit 4; }
  TRY_ALONE=1 exec unshare --map-root-user --net sh "$0" "$archive"
fi

room=$(mktemp -d)
page=""
trap 'if [ -n "$page" ]; then kill "$page" 2>/dev/null || true; fi; rm -rf "$room"' EXIT INT TERM
tar xzf "$1" -C "$room" --strip-components=1
export JIXIAO_DATA_DIR="$room/data"
jixiao="$room/program/bin/jixiao"
port=${PORT:-8854}
step() { echo "== $1"; }

step "网络：只有本机"
"${PYTHON:-python3}" -c 'import fcntl,socket,struct; fcntl.ioctl(socket.socket(), 0x8914, struct.pack("16sh", b"lo", 1))'
if "${PYTHON:-python3}" -c 'import socket; socket.create_connection(("192.0.2.1", 80), 2)' 2>/dev/null; then exit 1; fi

step "安装"
sh "$room/install.sh" "$room/program"

step "起草、提问"
echo "青溪县流动图书车下乡项目，2027年预算120万元，全部为财政资金。全年流动图书车下乡48次，读者满意度不低于90%。" > "$room/项目.txt"
"$jixiao" draft "$room/项目.txt" --out "$room/out"
ls "$room"/out/*.docx >/dev/null
"$jixiao" ask 预算执行率在自评里占多少分 --json | grep -q '"status": "answered"'

step "网页"
"$jixiao" web --port "$port" & page=$!
"$room/program/bin/python" - "$port" <<'PAGE'
import sys, time
from urllib.request import urlopen
for _ in range(120):
    try:
        print(urlopen(f"http://127.0.0.1:{sys.argv[1]}/healthz").read().decode())
        break
    except OSError:
        time.sleep(0.5)
else:
    sys.exit("网页没有打开")
assert b"<html" in urlopen(f"http://127.0.0.1:{sys.argv[1]}/").read()
PAGE
kill "$page"; wait "$page" || true; page=""

step "用户、备份、升级、恢复"
echo "correct-horse-battery" | "$jixiao" user add 周管理 --role 管理员 --password-stdin
"$jixiao" backup "$room/backup.zip"
sh "$room/install.sh" "$room/program" >/dev/null
"$jixiao" user list | grep -q 周管理
rm -rf "$room/data"
"$jixiao" restore --yes "$room/backup.zip"
"$jixiao" user list | grep -q 周管理
"$jixiao" audit verify
echo "离线安装包可以使用。"
