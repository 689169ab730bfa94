import { v7 as uuidv7 } from 'uuid'
import type { Marked } from '../../src/cases/schema-walk.ts'
import { entriesOf } from '../../src/reference/lookup.ts'
import type { Reference } from '../../src/reference/model.ts'
import { WORD } from './canary.ts'

/*
 * Data for any kind of event, made from its schema: every field filled, every branch of a list's union once, and a
 * canary in every field declared secret. Fields of one name get one id, so that events of one case belong together.
 */

export interface Making {
  reference: Reference
  /** An agency and a service that exist. */
  agency: string
  service: string
  ids: Map<string, string>
}

export const newMaking = (reference: Reference, agency: string, service: string): Making => ({
  reference,
  agency,
  service,
  ids: new Map(),
})

export const makeData = (mark: Marked, making: Making, name = ''): unknown => {
  const branch = chosen(mark)
  if (branch.const !== undefined) return branch.const
  if (branch.enum) return branch.enum[0]
  if (branch.type === 'array') return makeItems(branch, making, name)
  if (branch.type === 'object') return makeObject(branch, making)
  if (branch.type === 'string') return makeText(branch, making, name)
  if (branch.type === 'boolean') return true
  if (branch.type === 'integer' || branch.type === 'number')
    return Math.max(1, (branch as { minimum?: number }).minimum ?? 1)
  return null
}

/** The branch of a union that holds most: a secret one if there is one, never null. */
const chosen = (mark: Marked): Marked => {
  const branches = [...(mark.anyOf ?? []), ...(mark.oneOf ?? [])].filter((each) => each.type !== 'null')
  if (branches.length === 0) return mark
  return chosen(branches.find((each) => secretPaths(each).length > 0) ?? branches[0]!)
}

const makeItems = (mark: Marked, making: Making, name: string): unknown[] => {
  const item = mark.items ?? {}
  const union = [...(item.anyOf ?? []), ...(item.oneOf ?? [])]
  return (union.length > 0 ? union : [item]).map((each) => makeData(each, making, name))
}

const makeObject = (mark: Marked, making: Making): Record<string, unknown> => {
  const fields = Object.entries(mark.properties ?? {}).map(([key, each]) => [
    key,
    makeData(each, making, key),
  ])
  const extra = typeof mark.additionalProperties === 'object' ? mark.additionalProperties : null
  const keys = extra && mark.propertyNames ? [String(makeData(mark.propertyNames, making))] : []
  return Object.fromEntries([...fields, ...keys.map((key) => [key, makeData(extra!, making, key)])])
}

const makeText = (mark: Marked, making: Making, name: string): string => {
  if (mark.secret) return `${WORD} ${name}`
  if (mark.vocabulary) return entriesOf(making.reference, mark.vocabulary)[0]?.code ?? 'unknown'
  if (mark.list) return listed(mark.list, making)
  if (mark.format === 'uuid') return idFor(making, name)
  if (mark.format === 'date-time') return '2026-01-15T09:00:00Z'
  if (mark.format === 'date') return '2026-01-15'
  return name === 'country' ? 'KG' : 'person.sex'
}

const idFor = (making: Making, name: string): string => {
  // Facts are rows of their own; the first id is enough for everything that refers to one.
  const shared = name === 'factId' ? `${name}-${making.ids.size}` : name
  const known = making.ids.get(shared) ?? uuidv7()
  making.ids.set(shared, known)
  return known
}

const listed = (list: string, making: Making): string => {
  if (list === 'agency') return making.agency
  if (list === 'service') return making.service
  if (list === 'country') return 'KG'
  if (list === 'procedure') return making.reference.procedures[0]!.id
  if (list === 'district') return making.reference.regions[0]!.districts[0]!.code
  if (list === 'indicator') return making.reference.indicatorLists[0]!.indicators[0]!.id
  return entriesOf(making.reference, 'body-kind')[0]?.code ?? list
}

/** Every field declared secret, `*` standing for any item or key. */
export const secretPaths = (mark: Marked, path = ''): string[] => {
  const at = (name: string) => (path === '' ? name : `${path}.${name}`)
  const inside = [
    ...Object.entries(mark.properties ?? {}).map(([key, each]) => secretPaths(each, at(key))),
    ...(mark.items ? [secretPaths(mark.items, at('*'))] : []),
    ...(typeof mark.additionalProperties === 'object'
      ? [secretPaths(mark.additionalProperties, at('*'))]
      : []),
    ...[...(mark.anyOf ?? []), ...(mark.oneOf ?? []), ...(mark.allOf ?? [])].map((each) =>
      secretPaths(each, path),
    ),
  ].flat()
  return [...new Set(mark.secret ? [path, ...inside] : inside)]
}

/** Where canaries stand in data, as paths like those of {@link secretPaths}. */
export const canaryPaths = (value: unknown, path = ''): string[] => {
  if (typeof value === 'string') return value.includes(WORD) ? [path] : []
  if (value === null || typeof value !== 'object') return []
  const at = (name: string) => (path === '' ? name : `${path}.${name}`)
  const entries = Array.isArray(value)
    ? value.map((each): [string, unknown] => ['*', each])
    : Object.entries(value)
  return [...new Set(entries.flatMap(([key, each]) => canaryPaths(each, at(key))))]
}
