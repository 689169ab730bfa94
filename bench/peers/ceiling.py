"""How far an optimal scorer gets on the pairs that umai found: gradient boosting that is told who is who.

usage: ceiling.py TRAIN TEST PRECISION: folders with people.csv and pairs.csv. Learns from the labels of TRAIN (another
seed) what the levels, weights, rarity of values, rivals and shared third records say, and scores the pairs of TEST.
Prints, as JSON, the recall over all true pairs at that precision: of umai's weights, of one pair by itself, of all.
"""

import json
import sys

import numpy as np
import pandas as pd
from sklearn.ensemble import HistGradientBoostingClassifier

COUNTED = ["given_name", "surname", "patronymic", "birth_year", "phone", "district"]
LEVELS = slice(4, 13)


def load(folder):
    people = pd.read_csv(f"{folder}/people.csv", dtype=str).set_index("record_id")
    pairs = pd.read_csv(f"{folder}/pairs.csv", dtype={"id_a": str, "id_b": str})
    sizes = people.person.value_counts()
    same = (people.person.reindex(pairs.id_a).values == people.person.reindex(pairs.id_b).values).astype(int)
    return people, pairs, same, int((sizes * (sizes - 1) // 2).sum())


def by_itself(people, pairs, codes):
    table = pairs.iloc[:, LEVELS].apply(lambda levels: levels.map(lambda level: codes.setdefault(level, len(codes))))
    table["weight"] = pairs.weight
    for name in COUNTED:
        counts = people[name].map(people[name].value_counts())
        one, other = counts.reindex(pairs.id_a).values, counts.reindex(pairs.id_b).values
        table[f"{name}_rarer"], table[f"{name}_commoner"] = np.fmin(one, other), np.fmax(one, other)
    years = people.birth_year.astype(float)
    one, other = years.reindex(pairs.id_a).values, years.reindex(pairs.id_b).values
    table["years_apart"], table["born_from"] = np.abs(one - other), np.fmin(one, other)
    return table


def together(table, pairs):
    odds = 2.0 ** np.minimum(pairs.weight, 30)
    sums = pd.concat([odds.groupby(pairs.id_a).sum(), odds.groupby(pairs.id_b).sum()]).groupby(level=0).sum()
    rivals = {side: np.log2(1 + np.maximum(0, sums.reindex(pairs[side]).values - odds)) for side in ("id_a", "id_b")}
    ways = pd.concat([pairs[["id_a", "id_b", "weight"]], pairs[["id_a", "id_b", "weight"]].set_axis(["id_b", "id_a", "weight"], axis=1)])
    ways = ways[ways.weight > -4].rename(columns={"id_b": "third"})
    path = pairs[["id_a", "id_b"]].merge(ways, on="id_a").merge(ways.rename(columns={"id_a": "id_b"}), on=["id_b", "third"])
    path["least"] = path[["weight_x", "weight_y"]].min(axis=1)
    third = path.groupby(["id_a", "id_b"]).least.max()
    found = third.reindex(pd.MultiIndex.from_frame(pairs[["id_a", "id_b"]])).values
    return table.assign(rivals_a=rivals["id_a"], rivals_b=rivals["id_b"], third=found)


def recall(scores, same, total, precision):
    order = np.argsort(-np.asarray(scores), kind="stable")
    right = same[order].cumsum()
    enough = np.where(right / np.arange(1, len(order) + 1) >= precision)[0]
    return 0.0 if len(enough) == 0 else float(right[enough[-1]] / total)


def main():
    precision = float(sys.argv[3])
    codes = {}
    (known, pairs, same, _), (people, tested, truth, total) = load(sys.argv[1]), load(sys.argv[2])
    learn, test = by_itself(known, pairs, codes), by_itself(people, tested, codes)
    result = {"umai": recall(tested.weight, truth, total, precision), "reached": float(truth.sum() / total)}
    for name, one, other in [("pair", learn, test), ("together", together(learn, pairs), together(test, tested))]:
        model = HistGradientBoostingClassifier(max_iter=300, learning_rate=0.06, max_leaf_nodes=63, random_state=1)
        scores = model.fit(one, same).predict_proba(other)[:, 1]
        result[name] = recall(scores, truth, total, precision)
    print(json.dumps(result))


main()
