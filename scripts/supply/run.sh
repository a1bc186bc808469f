#!/bin/sh
# `sbom`: an inventory of everything the lock file names, as CycloneDX, in build/sbom.cdx.json.
# `audit`: whether any of it has a known weakness (asks the web).
set -eu
cd "$(dirname "$0")/../.."
lock=scripts/supply/supply.lock
env=build/supply
if ! cmp -s "$lock" "$env/.locked" 2>/dev/null; then
  "${PYTHON:-python3}" -m venv --clear "$env"
  "$env/bin/python" -m pip install -qq --disable-pip-version-check --require-hashes -r "$lock"
  cp "$lock" "$env/.locked"
fi
case "${1:-}" in
  sbom) "$env/bin/cyclonedx-py" requirements --of JSON --output-reproducible --pyproject pyproject.toml -o build/sbom.cdx.json requirements.lock
    echo "build/sbom.cdx.json" ;;
  audit) "$env/bin/pip-audit" --require-hashes --disable-pip -r requirements.lock ;;
  *) echo "usage: run.sh sbom|audit" >&2; exit 2 ;;
esac
