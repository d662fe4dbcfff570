#!/bin/sh
# Installs this Pansentry for you, or as root for everybody: ./install.sh [FOLDER]
# Run again, or from a newer version, it replaces the program and leaves the data alone.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)

say() {
  case ${LC_ALL:-${LC_MESSAGES:-${LANG:-}}} in
  zh*) printf '%s\n' "$2" ;;
  *) printf '%s\n' "$1" ;;
  esac
}

fail() {
  say "$1" "$2" >&2
  exit 1
}

if [ "$(id -u)" -eq 0 ]; then
  target=${1:-/opt/Pansentry}
  share=/usr/local/share
  commands=/usr/local/bin
else
  target=${1:-$HOME/.local/opt/Pansentry}
  share=${XDG_DATA_HOME:-$HOME/.local/share}
  commands=$HOME/.local/bin
fi

case $target in
/*) ;;
*) target=$PWD/$target ;;
esac
case $target in
*'
'*)
  fail "The name of a folder may have no line break; nothing was changed. Name another folder: ./install.sh FOLDER" \
    "文件夹的名称不能包含换行，什么都没有改动。请换一个文件夹：./install.sh 文件夹"
  ;;
esac
# What is beside it is written, too: its own name must be the last.
while [ "${target%/}" != "$target" ] || [ "${target%/.}" != "$target" ]; do
  target=${target%/.}
  target=${target%/}
done
case $(readlink -m -- "$target")/ in
"$here/app/"* | "$here/")
  fail "$target holds what is to be installed; nothing was changed. Name another folder: ./install.sh FOLDER" \
    "$target 里是要安装的程序，什么都没有改动。请换一个文件夹：./install.sh 文件夹"
  ;;
esac
if [ -e "$target" ] && [ ! -x "$target/pansentry" ] && [ -n "$(ls -A "$target")" ]; then
  fail "$target holds something else; nothing was changed. Name another folder: ./install.sh FOLDER" \
    "$target 里有别的内容，什么都没有改动。请换一个文件夹：./install.sh 文件夹"
fi
beside=$(dirname -- "$target")
mkdir -p "$beside" 2>/dev/null || true
if [ ! -w "$beside" ]; then
  fail "$beside cannot be written; nothing was changed. Name another folder: ./install.sh FOLDER" \
    "$beside 不可写，什么都没有改动。请换一个文件夹：./install.sh 文件夹"
fi

# The old program stays whole until the new one is; one that runs goes on with what it has open.
rm -rf "$target.new" "$target.old"
cp -R "$here/app" "$target.new"
cp "$here/uninstall.sh" "$target.new/"
if [ "$(id -u)" -eq 0 ]; then
  chown -R root:root "$target.new"
  chmod 4755 "$target.new/chrome-sandbox"
fi
if [ -e "$target" ]; then mv "$target" "$target.old"; fi
mv "$target.new" "$target"
rm -rf "$target.old"

# A string of a desktop entry, within quotes: https://specifications.freedesktop.org/desktop-entry-spec/latest/
quoted=$(printf '%s' "$target/pansentry" | sed -e 's/["`$\\]/\\&/g' -e 's/\\/\\\\/g' -e 's/%/%%/g')
entry=$share/applications/pansentry.desktop
mkdir -p "$share/applications" "$commands"
while IFS= read -r line; do
  case $line in
  'Exec='*) printf 'Exec="%s" %s\n' "$quoted" "${line#* }" ;;
  *) printf '%s\n' "$line" ;;
  esac
done <"$here/share/applications/pansentry.desktop" >"$entry"
cp -R "$here/share/icons" "$here/share/metainfo" "$share/"
ln -sf "$target/pansentry" "$commands/pansentry"
update-desktop-database "$share/applications" 2>/dev/null || true

say "Pansentry is installed in $target. Start it from the menu, or in a terminal: $commands/pansentry" \
  "Pansentry 已安装到 $target。可从应用菜单启动，也可在终端运行：$commands/pansentry"
if [ "$(id -u)" -ne 0 ] && ! unshare --user --map-root-user true 2>/dev/null; then
  say "This system keeps Chromium's sandbox from programs that root has not installed: use the .deb, or run sudo ./install.sh." \
    "这个系统只允许 root 安装的程序使用 Chromium 沙盒：请改用 .deb，或运行 sudo ./install.sh。"
fi
