"""Splink on DuckDB over the same JSON config as `umai link`, set up as Splink's own demos set it up.

    bench/peers/.venv/bin/python bench/peers/splink.py config.json out.json [--demo people|fake_1000|febrl3]

`people` follows Splink's demo of 50,000 historical persons, with the fields the config names; the other two are the
demos of those data sets. Times are end to end and by stage; what only measures accuracy is not in them.
"""

import sys

# The script bears the package's name; its own folder must not be where Python looks for it.
sys.path.pop(0)

import argparse
import json
import logging
import os
import resource
import time
from pathlib import Path

import duckdb
import splink
import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

logging.disable(logging.WARNING)
LINK_TYPES = {"dedupe": "dedupe_only", "link": "link_only", "link-and-dedupe": "link_and_dedupe"}
# Pairs below this match weight (p = .001) are not kept; every curve of the demos is done before.
LOWEST_WEIGHT = -10
CLEAN = {
    "phone": "right(regexp_replace({}, '[^0-9]', '', 'g'), 9)",
    "date": "case when regexp_full_match({0}, '[0-9]{{8}}') then "
    "{0}[1:4] || '-' || {0}[5:6] || '-' || {0}[7:8] else {0} end",
}


class Stages:
    """Seconds by stage."""

    def __init__(self):
        self.seconds = {}
        self.last = time.perf_counter()

    def done(self, stage):
        now = time.perf_counter()
        self.seconds[stage] = round(now - self.last, 3)
        self.last = now


def load(con, config, folder):
    """Every input as a table `input_<n>` of text columns, trimmed, empty as null, names in small letters."""
    fields = config["fields"]
    for number, item in enumerate(config["inputs"]):
        path = folder / item["file"]
        con.execute(f"create table raw_{number} as select * from read_csv('{path}', all_varchar=true, header=true)")
        described = rows(con, f"describe raw_{number}")
        wanted = [config["id"], *fields] + ([config["truth"]] if config.get("truth") else [])
        columns = []
        for (name, *_rest) in described:
            if name.strip() not in wanted:
                continue
            value = f"nullif(lower(trim(\"{name}\")), '')"
            clean = CLEAN.get(fields.get(name.strip(), ""))
            columns.append(f"{clean.format(value) if clean else value} as \"{name.strip()}\"")
        con.execute(f"create table input_{number} as select {', '.join(columns)} from raw_{number}")
        con.execute(f"drop table raw_{number}")
        names = names_of(fields)
        if names:
            con.execute(f"alter table input_{number} add column name_concat varchar")
            con.execute(f"update input_{number} set name_concat = \"{names[0]}\" || ' ' || \"{names[1]}\"")


def rows(con, sql, *values):
    """All rows of a query, read to the end: DuckDB's connection is not free before."""
    return con.execute(sql, list(values)).fetchall()


def of_type(fields, *types):
    return [name for name, kind in fields.items() if kind in types]


def names_of(fields):
    given, surname = of_type(fields, "given-name"), of_type(fields, "surname")
    return (given[0], surname[0]) if given and surname else None


def compare(fields, demo):
    """A comparison for each field, as the demos choose them by what a field is."""
    names = None if demo == "febrl3" else names_of(fields)
    comparisons = []
    if names:
        concat = {} if demo == "fake_1000" else {"forename_surname_concat_col_name": "name_concat"}
        comparisons.append(cl.ForenameSurnameComparison(*names, **concat))
    for name, kind in fields.items():
        if names and name in names:
            continue
        if kind in ("given-name", "surname", "patronymic", "full-name"):
            comparisons.append(cl.NameComparison(name))
        elif kind == "date":
            comparisons.append(cl.DateOfBirthComparison(name, input_is_string=True))
        elif kind == "email":
            comparisons.append(cl.EmailComparison(name))
        elif kind == "national-id":
            comparisons.append(cl.DamerauLevenshteinAtThresholds(name, [2] if demo == "febrl3" else [1, 2]))
        elif kind in ("address", "text"):
            comparisons.append(cl.JaroWinklerAtThresholds(name))
        elif kind == "year" and of_type(fields, "date"):
            # Splink has no comparison for an age beside a birth date, and warns against correlated columns.
            continue
        else:
            comparisons.append(cl.ExactMatch(name).configure(term_frequency_adjustments=kind != "sex"))
    return comparisons


def rules(fields, demo):
    """Blocking rules for prediction, rules taken for certain with the share they find, and rules to train in."""
    names, dates = names_of(fields), of_type(fields, "date")
    ids, emails = of_type(fields, "national-id"), of_type(fields, "email")
    codes = of_type(fields, "postcode")
    single = [block_on(each) for each in ids + emails]
    if demo == "fake_1000":
        (first, last), dob = names, dates[0]
        certain = [
            f"l.{first} = r.{first} and levenshtein(r.{dob}, l.{dob}) <= 1",
            f"l.{last} = r.{last} and levenshtein(r.{dob}, l.{dob}) <= 1",
            f"l.{first} = r.{first} and levenshtein(r.{last}, l.{last}) <= 2",
            *(f"l.{email} = r.{email}" for email in emails),
        ]
        predict = [block_on(first), block_on(last), block_on(dob), *single]
        return predict, certain, 0.7, [block_on(dob), *single, block_on(first, last)]
    if demo == "febrl3":
        (first, last), dob = names, dates[0]
        certain = [
            *single,
            block_on(first, last, dob),
            f"l.{first} = r.{last} and l.{last} = r.{first} and l.{dob} = r.{dob}",
        ]
        predict = [*single, block_on(first), block_on(last), *(block_on(each) for each in dates + codes)]
        return predict, certain, 0.9, [block_on(dob), *(block_on(code) for code in codes)]
    predict, certain, train = [], [], []
    phones = [block_on(each) for each in of_type(fields, "phone")]
    if names:
        first, last = names
        predict.append(block_on(f"substr({first},1,3)", f"substr({last},1,4)"))
        train.append(block_on(first, last))
        for dob in dates:
            predict += [block_on(last, dob), block_on(first, dob)]
            predict.append(block_on(f"substr({first},1,2)", f"substr({last},1,2)", f"substr({dob},1,4)"))
            certain.append(block_on(first, last, dob))
        for code in codes:
            predict += [block_on(code, first), block_on(code, last)]
    for dob in dates:
        train.append(block_on(dob))
        predict += [block_on(dob, each) for each in of_type(fields, "place", "category", "postcode")]
    return predict + single + phones, certain + single, 0.6, train + single[:1]


def train(linker, certain, recall, passes, demo):
    linker.training.estimate_probability_two_random_records_match(certain, recall=recall)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e7 if demo == "people" else 1e6, seed=1)
    for rule in passes:
        linker.training.estimate_parameters_using_expectation_maximisation(
            rule, estimate_without_term_frequencies=demo != "febrl3"
        )


def true_pairs(con, config, mode):
    """The table of all pairs of rows that are one person; rows are known as Splink knows them, list and id."""
    union = " union all ".join(
        f"select {number} as source, 'list_{number}-__-' || \"{config['id']}\" as key, "
        f"\"{config['truth']}\" as truth from input_{number}"
        for number in range(len(config["inputs"]))
    )
    across = "and l.source <> r.source" if mode == "link" else ""
    con.execute(f"create table everyone as {union}")
    con.execute(
        "create table true_pairs as select l.key as a, r.key as b from everyone l join everyone r "
        f"on l.truth = r.truth and l.key < r.key {across}"
    )
    return rows(con, "select count(*) from true_pairs")[0][0]


def accuracy(tp, fp, total):
    precision = tp / (tp + fp) if tp + fp else 1
    recall = tp / total if total else 0
    f1 = 2 * tp / (tp + fp + total) if tp + fp + total else 0
    return {"tp": tp, "fp": fp, "fn": total - tp, "precision": precision, "recall": recall, "f1": f1}


def key_of(config, side=""):
    """How a row of Splink's tables is known: its list and its id."""
    source = f"source_dataset{side}" if len(config["inputs"]) > 1 else "'list_0'"
    return f"{source} || '-__-' || \"{config['id']}{side}\""


def measure(con, config, predictions, clusters, blocked):
    """Precision, recall and F1: at the threshold, at the best one, along the curve, after clustering."""
    mode, threshold = config.get("mode", "dedupe"), config.get("threshold", 0.9)
    total = true_pairs(con, config, mode)
    left, right = key_of(config, "_l"), key_of(config, "_r")
    con.execute(
        "create table scored as select match_weight as w, match_probability as p, t.a is not null as hit "
        f"from {predictions} s left join true_pairs t on t.a = least({left}, {right}) and t.b = greatest({left}, {right})"
    )
    at = rows(con, "select count(*) filter (hit), count(*) filter (not hit) from scored where p >= ?", threshold)[0]
    steps = rows(
        con,
        "select floor(w * 10) / 10 as step, min(p), count(*) filter (hit), count(*) filter (not hit) "
        "from scored group by step order by step desc",
    )
    curve, tp, fp = [], 0, 0
    for weight, probability, hits, misses in steps:
        tp, fp = tp + hits, fp + misses
        curve.append({"weight": weight, "probability": probability, **accuracy(tp, fp, total)})
    across = "and l.source <> r.source" if mode == "link" else ""
    inside = rows(
        con,
        f"with c as (select e.*, k.cluster_id from everyone e join {clusters} k on e.key = {key_of(config)}) "
        "select count(*) filter (l.truth = r.truth), count(*) filter (l.truth <> r.truth) from c l join c r "
        f"on l.cluster_id = r.cluster_id and l.key < r.key {across}",
    )[0]
    listed = "" if len(config["inputs"]) > 1 else "'list_0-__-' || "
    one, other = f"{listed}join_key_l", f"{listed}join_key_r"
    pairs, found = rows(
        con,
        f"select count(*), count(t.a) from {blocked} left join true_pairs t "
        f"on t.a = least({one}, {other}) and t.b = greatest({one}, {other})",
    )[0]
    return {
        "truePairs": total,
        "blocking": {"pairs": pairs, "truePairs": found, "recall": found / total if total else 0},
        "atThreshold": {"threshold": threshold, **accuracy(*at, total)},
        "best": max(curve, key=lambda each: each["f1"]) if curve else None,
        "afterClustering": accuracy(*inside, total),
        "curve": curve,
    }


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("config", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--demo", choices=["people", "fake_1000", "febrl3"], default="people")
    given = parser.parse_args()
    config = json.loads(given.config.read_text())
    fields, threshold = config["fields"], config.get("threshold", 0.9)
    stages = Stages()
    con = duckdb.connect()
    if os.environ.get("SPLINK_MEMORY"):
        con.execute(f"set memory_limit = '{os.environ['SPLINK_MEMORY']}'")
    load(con, config, given.config.parent)
    stages.done("read")
    predict, certain, recall, passes = rules(fields, given.demo)
    settings = SettingsCreator(
        link_type=LINK_TYPES[config.get("mode", "dedupe")],
        unique_id_column_name=config["id"],
        blocking_rules_to_generate_predictions=predict,
        comparisons=compare(fields, given.demo),
    )
    api = DuckDBAPI(connection=con)
    tables = [
        api.register(f"input_{number}", dataset_display_name=f"list_{number}") for number in range(len(config["inputs"]))
    ]
    linker = Linker(tables if len(tables) > 1 else tables[0], settings)
    train(linker, certain, recall, passes, given.demo)
    stages.done("train")
    scored = linker.inference.predict(threshold_match_weight=LOWEST_WEIGHT)
    stages.done("predict")
    clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(
        scored, threshold_match_probability=threshold
    )
    stages.done("cluster")
    beside = str(given.out).removesuffix(".json")
    key = config["id"]
    con.execute(
        f"copy (select {key}_l as id_a, {key}_r as id_b, match_probability as probability, match_weight as weight "
        f"from {scored.physical_name} where match_probability >= 0.01) to '{beside}-pairs.csv' (header)"
    )
    con.execute(f"copy (select {key} as id, cluster_id from {clusters.physical_name}) to '{beside}-clusters.csv' (header)")
    stages.done("write")
    used = resource.getrusage(resource.RUSAGE_SELF)
    result = {
        "processorSeconds": used.ru_utime + used.ru_stime,
        "splink": splink.__version__,
        "duckdb": duckdb.__version__,
        "demo": given.demo,
        "records": sum(rows(con, f"select count(*) from input_{n}")[0][0] for n in range(len(tables))),
        "seconds": {"total": round(sum(stages.seconds.values()), 3), **stages.seconds},
        "peakMemoryBytes": used.ru_maxrss * 1024,
        "pairs": rows(con, f"select count(*) from {scored.physical_name}")[0][0],
        "lambda": linker._settings_obj._probability_two_random_records_match,
    }
    if config.get("truth"):
        blocked = linker.inference.compute_blocked_pairs_for_predict()
        result.update(measure(con, config, scored.physical_name, clusters.physical_name, blocked.physical_name))
    given.out.write_text(json.dumps(result, indent=1) + "\n")


main()
