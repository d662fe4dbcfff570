#!/bin/sh
# Puts what `pansentry serve` runs into a new folder, out of a checkout where `npm run build` was run:
# resources/docker/assemble.sh FOLDER. The folder brings its own command; Node is that of the machine.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd -P)
target=$1

if [ -e "$target" ]; then
  echo "$target is there already; nothing was changed." >&2
  exit 1
fi
if [ ! -f "$root/dist/electron/cli.js" ]; then
  echo "Run npm install && npm run build first." >&2
  exit 1
fi

mkdir -p "$target/dist" "$target/node_modules"
cp "$root/package.json" "$root/LICENSE" "$target/"
cp -R "$root/dist/electron" "$root/dist/renderer" "$target/dist/"
# The app's own doors, which nothing opens here.
rm -f "$target/dist/electron/main.js" "$target/dist/electron/preload.cjs"
find "$target/dist" -name '*.map' -exec rm -f {} +

for name in better-sqlite3 electron-log; do
  cp -R "$root/node_modules/$name" "$target/node_modules/$name"
done
# SQLite's sources are for those who compile; of the binaries one fits.
arch=$(node -p process.arch)
rm -rf "$target/node_modules/better-sqlite3/deps" "$target/node_modules/better-sqlite3/src"
find "$target/node_modules/better-sqlite3/prebuilds" -name '*.node' ! -name "linux-$arch.node" -exec rm -f {} +

cat >"$target/pansentry" <<'COMMAND'
#!/bin/sh
exec node "$(dirname -- "$(readlink -f -- "$0")")/dist/electron/cli.js" "$@"
COMMAND
chmod 755 "$target/pansentry"
