import { allKeys } from '../blocking-keys.ts'
import type { Base } from './base.ts'
import { keepNothing } from './checkpoint.ts'
import type { BlockingRule } from './choose-rules.ts'
import { makePairs } from './make-pairs.ts'
import { scorePairs } from './score-pairs.ts'
import type { Setting } from './setting.ts'

/** Statements in their order; they read the table `rec` and leave `pairs` and `scored`. */
export type Statements = { pair: string[]; score: string[] }

/**
 * The statements that make and score pairs with what a base learnt, in the setting's dialect: for an engine that is not
 * at hand here. They are those the engine itself runs, written down instead of run.
 */
export async function listStatements(
  setting: Setting,
  { parameters, rarity, rules }: Pick<Base, 'parameters' | 'rarity' | 'rules'>,
): Promise<Statements> {
  const [pair, score] = [writing(), writing()]
  await makePairs(pair, setting, rules && inDialect(rules, setting))
  await scorePairs(score, setting, { parameters, rarity, keep: keepNothing, tell: () => {} })
  return { pair: pair.written, score: score.written }
}

/** Notes what is to be run in place of a database. Nothing was counted, so that scoring goes over all pairs in one statement. */
export function writing() {
  const written: string[] = []
  const run = async (statement: string) => {
    written.push(statement)
  }
  return { written, run, all: async () => [], number: async () => 1 }
}

/** A base keeps its keys as DuckDB reads them; by their names they are found in another dialect. */
function inDialect(rules: readonly BlockingRule[], { comparisons, dialect }: Setting): BlockingRule[] {
  const known = new Map(allKeys(comparisons, dialect).map((key) => [key.name, key]))
  return rules.map((rule) => ({ ...rule, keys: rule.keys.map(({ name }) => known.get(name)!) }))
}
