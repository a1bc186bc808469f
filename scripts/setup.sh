#!/bin/sh
# Makes the environment: .venv with the locked packages; with "browser", Chromium and nginx as well.
# Runs on a bare Debian with Python 3.11 or newer; as root it installs by apt what is missing,
# else it says what to install. Safe to run again: it does nothing when nothing changed.
set -eu
cd "$(dirname "$0")/.."

say() { printf '%s\n' "$*" >&2; }
is_root() { [ "$(id -u)" -eq 0 ]; }
apt_get() {
  if is_root && command -v apt-get >/dev/null 2>&1; then
    say "Installing $* (apt) ..."
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
  else
    say "Missing on this machine: $*. As root run: apt-get install $*"
    exit 1
  fi
}

python=${PYTHON:-python3}
command -v "$python" >/dev/null 2>&1 || apt_get python3
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
  say "Suluh needs Python 3.11 or newer; $python is $("$python" --version 2>&1). Set PYTHON=/path/to/python3.11"
  exit 1
}

stamp=.venv/.locked
if ! cmp -s requirements.lock "$stamp" 2>/dev/null; then
  "$python" -c 'import ensurepip, venv' 2>/dev/null || apt_get python3-venv
  say "Setting up .venv (a minute, once) ..."
  [ -x .venv/bin/python ] || "$python" -m venv .venv
  .venv/bin/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements.lock
  cp requirements.lock "$stamp"
fi

# Posters are drawn with Pango, in Latin, Chinese and Tamil letters. Without them the site is built all the same.
if is_root && command -v apt-get >/dev/null 2>&1 && [ ! -e .venv/.letters ]; then
  if ! (command -v fc-list && fc-list :lang=ta family | grep -q . && fc-list :lang=zh family | grep -q . \
      && ls /usr/lib/*/libpangoft2-1.0.so.0 /usr/lib/*/libharfbuzz-subset.so.0) >/dev/null 2>&1; then
    apt_get fontconfig fonts-noto-core fonts-noto-cjk libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
  fi
  touch .venv/.letters
fi

if [ "${1:-}" = browser ]; then
  command -v chromium >/dev/null 2>&1 || [ -n "${CHROMIUM:-}" ] || apt_get chromium
  # Playwright drives it by a program of its own, which a bare Debian lacks a library for.
  .venv/bin/playwright --version >/dev/null 2>&1 || apt_get libatomic1
  # The tests serve the site through a real nginx with the configuration it ships.
  [ -x /usr/sbin/nginx ] || command -v nginx >/dev/null 2>&1 || apt_get nginx-light
fi
