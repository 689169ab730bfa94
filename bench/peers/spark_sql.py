"""Runs SQL on Spark, on this machine alone, and says how long it took.

usage: spark_sql.py JOB: a JSON file with `folder` (where Spark keeps its tables), `threads`, `tables` (name: parquet file to read), `stages` (name: statements) and `keep` (name of a table: folder to
write it to as parquet). Prints, as JSON, Spark's version and seconds by stage.
"""

import json
import sys
import time
from pathlib import Path

import splink
from pyspark.sql import SparkSession
from pyspark.sql.types import DoubleType

OURS = Path(__file__).parent / ".venv-spark/functions.jar"
SPLINK = Path(splink.__file__).parent / "internals/files/spark_jars"
# Splink's own Jaro–Winkler (uk.gov.moj.dash.linkage.JaroWinklerSimilarity) rounds otherwise; see JaroWinkler.java.
FUNCTIONS = {
    "jaro_winkler": "JaroWinkler",
    "damerau_levenshtein": "uk.gov.moj.dash.linkage.LevDamerauDistance",
}


def open_session(folder, threads):
    damerau = sorted(SPLINK.glob("*spark4.x.jar"))[-1]
    session = (
        SparkSession.builder.master(f"local[{threads}]")
        .config("spark.jars", f"{OURS},{damerau}")
        .config("spark.sql.warehouse.dir", f"{folder}/warehouse")
        .config("spark.local.dir", folder)
        .config("spark.driver.memory", "4g")
        .config("spark.sql.shuffle.partitions", 2 * threads)
        .config("spark.ui.enabled", False)
        .config("spark.ui.showConsoleProgress", False)
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("ERROR")
    for name, java in FUNCTIONS.items():
        session.udf.registerJavaFunction(name, java, DoubleType())
    return session


def timed(work):
    began = time.monotonic()
    work()
    return time.monotonic() - began


def main():
    job = json.loads(Path(sys.argv[1]).read_text())
    began = time.monotonic()
    session = open_session(job["folder"], job["threads"])
    seconds = {"start": time.monotonic() - began}

    def run(statements):
        for statement in statements:
            session.sql(statement)

    for name, path in job["tables"].items():
        session.read.parquet(path).createOrReplaceTempView(name)
    for stage, statements in job["stages"].items():
        seconds[stage] = timed(lambda: run(statements))
    for name, path in job["keep"].items():
        session.table(name).coalesce(1).write.parquet(path)
    print(json.dumps({"spark": session.version, "seconds": seconds}))
    session.stop()


main()
