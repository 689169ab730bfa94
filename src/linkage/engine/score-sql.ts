import { partName } from '../comparisons.ts'
import type { Comparison, LinkParameters } from '../model.ts'
import { movedBitsSql } from '../moved.ts'
import { levelWeights } from '../score.ts'
import type { Setting } from './setting.ts'

export type Rarity = {
  records: number
  /** Records of one person, about: agreement among themselves says nothing of how common their value is. */
  perPerson: number
}

/** Identifiers are given to one person each; a value is common only when many more have it than one person's records. */
const IDENTIFIERS = ['national-id', 'phone', 'email', 'date']
const SHARED_FROM = 3

/** The weight of a pair in bits over its levels l0, l1 … and value counts c0, c1 …: prior, fields, and what relatives explain. */
export function weightSql(setting: Setting, parameters: LinkParameters, rarity: Rarity): string {
  const prior = Math.log2(parameters.matches / (1 - parameters.matches))
  const same = setting.comparisons.map((one, index) => fieldSql(one, index, parameters, 'same', rarity))
  const together = parameters.together.map(
    ({ fields: [one, other], bits }) =>
      `CASE WHEN l${one} = 1 AND l${other} = 1 THEN ${constant(-bits)} ELSE 0 END`,
  )
  const kin = setting.comparisons.map((one, index) => fieldSql(one, index, parameters, 'kin', rarity))
  const terms = whereLast(same, kin, parameters)
  const sum = [constant(prior), ...terms.same, ...together].join(' + ')
  if (parameters.kin === 0) return sum
  const relatives = [constant(Math.log2(parameters.kin)), ...terms.kin, ...together].join(' + ')
  return `${sum} - log2(1 + pow(2, least(1000, ${relatives})))`
}

/** The fields' bits as terms of the sum; those of where somebody lives as one, as the person may have moved. */
function whereLast(same: readonly string[], kin: readonly string[], { moved }: LinkParameters) {
  if (!moved) return { same: [...same], kin: [...kin] }
  const known = moved.fields.map((field) => `l${field} > 0`).join(' OR ')
  const bits = movedBitsSql(moved, moved.fields.map((field) => same[field]!).join(' + '))
  const others = (all: readonly string[]) => all.filter((_, field) => !moved.fields.includes(field))
  const either = (sql: string) => `CASE WHEN ${known} THEN ${sql} ELSE 0 END`
  return { same: [...others(same), either(bits.same)], kin: [...others(kin), either(bits.kin)] }
}

/** The count columns a pair needs at levels where rarity counts: of the value it shares, of the rarer of its values. */
export function countColumns({ comparisons }: Setting): string[] {
  return comparisons.flatMap((comparison, index) => {
    const cases = comparison.levels.flatMap((level, at) =>
      level.frequency ? [`WHEN ${at + 1} THEN ${partName(index, `${level.frequency}_c`)}`] : [],
    )
    const rarer = comparison.levels.flatMap((level, at) => {
      const count = partName(index, `${level.rarer}_c`)
      return level.rarer ? [`WHEN ${at + 1} THEN least(${count}, ${count}b)`] : []
    })
    return [
      ...(cases.length > 0 ? [`CASE l${index} ${cases.join(' ')} END AS c${index}`] : []),
      ...(rarer.length > 0 ? [`CASE l${index} ${rarer.join(' ')} END AS r${index}`] : []),
    ]
  })
}

function fieldSql(
  comparison: Comparison,
  index: number,
  parameters: LinkParameters,
  which: 'same' | 'kin',
  rarity: Rarity,
): string {
  const field = parameters.fields[index]!
  const cases = field.levels.map((_, at) => {
    const weights = levelWeights(comparison, field, at + 1)
    const terms = [constant(weights[which])]
    if (weights.byValue) terms.push(raritySql(`c${index}`, field.type, field.u[at]!, rarity))
    if (weights.byRarer && (which === 'same' || weights.byRarer.inKin))
      terms.push(`log2(r${index} / ${constant(weights.byRarer.usual * rarity.records)})`)
    return `WHEN ${at + 1} THEN ${terms.join(' - ')}`
  })
  return `CASE l${index} ${cases.join(' ')} ELSE 0 END`
}

/**
 * log2 of the share of other people who have a value that `count` records have: those of one person are left out, and
 * one is added for what the file does not show. Of an identifier that no more records have than one person may, the
 * average is taken.
 */
function raritySql(count: string, type: string, average: number, { records, perPerson }: Rarity): string {
  const others = `(greatest(${count} - ${constant(perPerson)}, 0) + 1) / ${constant(records)}`
  const share = IDENTIFIERS.includes(type)
    ? `CASE WHEN ${count} <= ${constant(SHARED_FROM * perPerson + 1)} THEN ${constant(average)} ELSE ${others} END`
    : others
  return `log2(${share})`
}

function constant(value: number): string {
  return `(${value.toPrecision(12)}::DOUBLE)`
}

/** What `raritySql` says, for one value: its share, or null where the average of the level stands. */
export function shareFor(
  count: number,
  { type }: { type: string },
  { records, perPerson }: Rarity,
): number | null {
  if (IDENTIFIERS.includes(type) && count <= SHARED_FROM * perPerson + 1) return null
  return (Math.max(count - perPerson, 0) + 1) / records
}
