#!/bin/sh
# Make or update the environment with plain pip and the user's own registry settings.
# usage: setup.sh PYTHON VENV run|dev
set -eu
python=$1 venv=$2 what=$3

fail() { echo "错误：$1" >&2; exit 1; }

fits() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }

# A name on the PATH may be a shim that cannot run, so each candidate is tried.
if [ -z "$python" ]; then
  for candidate in python3 python3.13 python3.12 python3.11 python; do
    if fits "$candidate"; then python=$candidate; break; fi
  done
fi
[ -n "$python" ] || fail "没有找到 Python 3.11 或更新的版本。请先安装，或用 make run PYTHON=/路径/python3.11 指定。"
fits "$python" || fail "“$python”不能运行，或低于 Python 3.11。请用 make run PYTHON=/路径/python3.11 指定。"

if [ ! -x "$venv/bin/python" ]; then
  echo "第 1 步，共 2 步：建立独立的 Python 环境（$venv）……"
  "$python" -m venv "$venv" 2>/dev/null ||
    fail "建立环境失败。Debian、Ubuntu、统信、麒麟上请先安装 python3-venv；也请检查磁盘空间。"
fi

extra="[full]"; [ "$what" = dev ] && extra="[dev]"
echo "第 2 步，共 2 步：安装所需的软件包（首次约需一至三分钟）……"
log=$venv/install.log
{
  "$venv/bin/python" -m pip install --disable-pip-version-check --progress-bar off --no-color -c constraints.txt \
    -e ".$extra" 2>"$log" || touch "$log.failed"
} | awk '
  /^ *Collecting /         { printf "\r  已取得 %d 个软件包……", ++n; fflush() }
  /^Installing collected / { printf "\r  共 %d 个软件包，正在安装，请稍候……\n", n; fflush() }'
if [ -e "$log.failed" ]; then
  rm -f "$log.failed"
  grep -i '^error' "$log" >&2 || tail -n 3 "$log" >&2
  fail "安装软件包失败。请检查网络或 pip 的镜像设置（pip config list），然后再执行一次；已完成的部分不会重做。"
fi
echo "环境已就绪。"
