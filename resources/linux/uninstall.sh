#!/bin/sh
# Removes the Pansentry in whose folder this file is, and leaves the data alone.
set -eu
target=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)

say() {
  case ${LC_ALL:-${LC_MESSAGES:-${LANG:-}}} in
  zh*) printf '%s\n' "$2" ;;
  *) printf '%s\n' "$1" ;;
  esac
}

if [ ! -x "$target/pansentry" ]; then
  say "Run the uninstall.sh in the folder where Pansentry is installed." \
    "请运行 Pansentry 安装文件夹里的 uninstall.sh。" >&2
  exit 1
fi

if [ "$(id -u)" -eq 0 ]; then
  share=/usr/local/share
  commands=/usr/local/bin
else
  share=${XDG_DATA_HOME:-$HOME/.local/share}
  commands=$HOME/.local/bin
fi
config=${XDG_CONFIG_HOME:-$HOME/.config}

"$target/pansentry" stop >/dev/null 2>&1 || true
# One that is installed elsewhere keeps its command and its entry.
if [ "$(readlink -f -- "$commands/pansentry" || true)" = "$target/pansentry" ]; then
  rm -f "$commands/pansentry" "$share/applications/pansentry.desktop"
  rm -f "$share/metainfo/io.github.pansentry.pansentry.metainfo.xml" "$share"/icons/hicolor/*/apps/pansentry.png
  if grep -qs "$target/pansentry" "$config/autostart/pansentry.desktop"; then
    rm -f "$config/autostart/pansentry.desktop"
  fi
  update-desktop-database "$share/applications" 2>/dev/null || true
fi
rm -rf "$target"

data=${PANSENTRY_DATA_DIR:-$config/Pansentry}
say "Pansentry is removed. Your data is still in $data; delete that folder if you want it gone too." \
  "Pansentry 已卸载。你的数据仍在 $data；不再需要时可以自行删除这个文件夹。"
