#!/bin/sh
# Installs Spark for `npm run bench -- link spark` into bench/peers/.venv-spark (Python 3.10 or later and JDK 17; git does
# not see it). Splink comes for the Damerau distance it ships for Spark (scala-udf-similarity, MIT).
set -eu
cd "$(dirname "$0")"
python3 -m venv .venv-spark
.venv-spark/bin/pip install --quiet --upgrade 'pyspark>=4' splink
.venv-spark/bin/pip list --format=freeze | grep -E '^(pyspark|splink)=='
jars=$(.venv-spark/bin/python -I -c 'import pyspark; print(pyspark.__path__[0] + "/jars/*")')
javac -encoding UTF-8 -cp "$jars" -d .venv-spark/functions JaroWinkler.java
jar cf .venv-spark/functions.jar -C .venv-spark/functions .
