#!/bin/sh
# Builds the widget and the storefront's script into the folder given as the first argument,
# and does nothing when no source is newer than the last build. Maven calls it before it packs resources.
set -eu
out=$1
root=$(cd "$(dirname "$0")/.." && pwd)
stamp="$out/.built"
mkdir -p "$out"
cd "$root"
if [ -f "$stamp" ] && [ -z "$(find package.json package-lock.json design widget storefront desk -newer "$stamp" -type f -not -path '*/node_modules/*' -print 2>/dev/null | head -n 1)" ]; then
  exit 0
fi
if ! command -v npm >/dev/null 2>&1; then
  echo "Building from a clone needs Node.js 20 and npm 10 or newer (https://nodejs.org); they were not found." >&2
  exit 1
fi
if [ ! -d node_modules ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
  npm ci --no-progress --loglevel=error
fi
# What is no longer built must not stay and be packed.
find "$out" -mindepth 1 -delete
COMPTOIR_OUT="$out" npm run --silent build
touch "$stamp"
