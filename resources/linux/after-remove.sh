#!/bin/sh
# After the .deb or the .rpm is removed.
set -e

# At an update dpkg says what it does, and rpm how many versions remain.
case $1 in
remove | purge | 0) ;;
*) exit 0 ;;
esac

rm -f '/usr/bin/pansentry'
profile='/etc/apparmor.d/pansentry'
if [ -f "$profile" ]; then
  if apparmor_status --enabled >/dev/null 2>&1 && ! ischroot 2>/dev/null; then
    apparmor_parser --remove "$profile" || true
  fi
  rm -f "$profile"
fi

[ "$1" = purge ] && exit 0
case ${LC_ALL:-${LC_MESSAGES:-$LANG}} in
zh*) echo 'Pansentry 已卸载。每个人的数据仍在各自主目录的 .config/Pansentry 里。' ;;
*) echo 'Pansentry is removed. What each person kept is still in .config/Pansentry of their home.' ;;
esac
