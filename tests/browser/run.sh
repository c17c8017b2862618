#!/bin/sh
# Browser checks over the sample: ingests and publishes it into a folder that goes away, then runs run.mjs.
# Usage: run.sh SOURCE-DIR BIN-DIR. Exit status 77 (skipped) where Chromium, node or the npm packages are missing.
set -eu
source=$1
bin=$2
skip() { echo "skipped: $1"; exit 77; }
chromium=${CHROMIUM:-/usr/bin/chromium}
[ -x "$chromium" ] || skip "there is no $chromium"
command -v node >/dev/null || skip "node is not installed"
[ -d "$source/web/node_modules/playwright-core" ] || skip "run npm ci in web/ first"
[ -f "$source/web/dist/manifest.json" ] || skip "run npm run build in web/ first"
[ -x "$bin/throughline" ] && [ -x "$bin/throughline-extract" ] || skip "throughline was not built"
data=$(mktemp -d)
trap 'rm -rf "$data"' EXIT
"$bin/throughline" --data "$data" ingest "$source/corpus/sample" >"$data/ingest.log" 2>&1 || { cat "$data/ingest.log"; exit 1; }
"$bin/throughline" --data "$data" publish >"$data/publish.log" 2>&1 || { cat "$data/publish.log"; exit 1; }
CHROMIUM=$chromium THROUGHLINE_SERVER=$bin/throughline-server THROUGHLINE_DATA=$data node "$source/tests/browser/run.mjs"
