#!/bin/sh
# Runs a command with a private PostgreSQL server in a temporary folder; JIXIAO_REAL_POSTGRES is its URL.
# As root the server runs as the user of Debian's package (postgres) or as nobody: PostgreSQL refuses root.
set -eu

find_bin() {
  for folder in "$(pg_config --bindir 2>/dev/null || true)" /usr/lib/postgresql/*/bin /usr/local/pgsql/bin; do
    if [ -x "$folder/initdb" ]; then echo "$folder"; return; fi
  done
  found=$(command -v initdb || true)
  if [ -n "$found" ]; then dirname "$found"; fi
}

BIN=$(find_bin)
if [ -z "$BIN" ]; then
  echo "没有找到 PostgreSQL 服务器。Debian、Ubuntu：apt install postgresql；统信、麒麟同名。" >&2
  exit 4
fi

FOLDER=$(mktemp -d)
RUN=""
if [ "$(id -u)" = 0 ]; then
  OWNER=nobody
  if id postgres >/dev/null 2>&1; then OWNER=postgres; fi
  chown "$OWNER" "$FOLDER"
  RUN="setpriv --reuid=$OWNER --regid=$(id -g $OWNER) --clear-groups"
fi
stop() {
  $RUN "$BIN/pg_ctl" -D "$FOLDER/data" -m immediate stop >/dev/null 2>&1 || true
  rm -rf "$FOLDER"
}
trap stop EXIT INT TERM

cd "$FOLDER"
$RUN "$BIN/initdb" -D "$FOLDER/data" -U jixiao --auth=trust --encoding=UTF8 --locale=C >/dev/null
$RUN "$BIN/pg_ctl" -D "$FOLDER/data" -w -o "-k $FOLDER -h '' -c fsync=off -c max_connections=500" -l "$FOLDER/log" start >/dev/null
$RUN "$BIN/createdb" -h "$FOLDER" -U jixiao jixiao
cd - >/dev/null
JIXIAO_REAL_POSTGRES="postgresql://jixiao@/jixiao?host=$FOLDER" "$@"
