#!/bin/sh
# Installs what the benchmarks compare with into bench/peers/.venv (Python 3.10 or later; git does not see it).
set -eu
cd "$(dirname "$0")"
python3 -m venv .venv
.venv/bin/pip install --quiet --upgrade splink scikit-learn pandas
.venv/bin/pip list --format=freeze | grep -E '^(splink|duckdb|scikit-learn)=='
