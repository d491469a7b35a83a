#!/bin/sh
# Makes a virtual environment with exactly the locked packages, and Sorter itself in editable form.
# Usage: PYTHON=python3 make_venv.sh VENV LOCK
set -eu
venv=$1
lock=$2
python=${PYTHON:-python3}

stop() {
    echo "$1" >&2
    exit 1
}

found=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null) ||
    stop "Sorter needs Python 3.11 or newer, and $python does not run here; name another with: make PYTHON=/path/to/python3"
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
    stop "Sorter needs Python 3.11 or newer, and $python is $found; name another with: make PYTHON=/path/to/python3"
"$python" -c 'import ensurepip, venv' 2>/dev/null ||
    stop "$python cannot make a virtual environment; on Debian or Ubuntu run: sudo apt-get install python3-venv"

# An environment that was left half made, or whose Python has gone, is made anew.
if ! "$venv/bin/python" -c 'import pip' 2>/dev/null; then
    echo "Making $venv with Python $found"
    "$python" -m venv --clear "$venv"
fi

echo "Installing the locked packages into $venv"
# uv comes by pip, at a version and with hashes of our own; the rest by uv, several times as fast
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes \
    --requirement packaging/bootstrap/uv.txt
# uv does not read pip's settings: an index that this machine prefers is handed on
index=$("$venv/bin/python" -m pip config list | sed -n "s/^[^=]*\.index-url='\(.*\)'\$/\1/p" | head -n 1)
if [ -n "$index" ]; then
    export UV_DEFAULT_INDEX="${UV_DEFAULT_INDEX:-$index}"
fi
"$venv/bin/uv" pip sync --quiet --python "$venv/bin/python" --require-hashes "$lock"
"$venv/bin/uv" pip install --quiet --python "$venv/bin/python" --no-deps --no-build-isolation --editable .
