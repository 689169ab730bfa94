import { z } from 'zod'

/** The parts of JSON Schema that event schemas use, with our own marks (`secret`, `vocabulary`, `list`). */
export interface Marked {
  type?: string
  properties?: Record<string, Marked>
  required?: string[]
  items?: Marked
  additionalProperties?: Marked | boolean
  propertyNames?: Marked
  anyOf?: Marked[]
  oneOf?: Marked[]
  allOf?: Marked[]
  const?: unknown
  enum?: unknown[]
  format?: string
  pattern?: string
  secret?: boolean
  vocabulary?: string
  list?: string
}

const cache = new WeakMap<z.ZodType, Marked>()

/** The schema as data, so that what is secret or coded is read from where the field is declared. */
export const marksOf = (schema: z.ZodType): Marked => {
  const known = cache.get(schema)
  if (known) return known
  const made = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Marked
  cache.set(schema, made)
  return made
}

/**
 * Gives back `value` with each string replaced by what `visit` makes of it, beside the marks of its field. Keys of a
 * record are visited too, so that coded ones are checked, and stay as they are.
 */
export const mapStrings = (
  mark: Marked | undefined,
  value: unknown,
  visit: (text: string, mark: Marked, path: string) => string,
  path = '',
): unknown => {
  if (typeof value === 'string') return visit(value, stringMark(mark, value), path)
  if (Array.isArray(value))
    return value.map((item, i) =>
      mapStrings(
        within(mark, (m) => m.items),
        item,
        visit,
        join(path, String(i)),
      ),
    )
  if (value === null || typeof value !== 'object') return value
  const names = within(mark, (m) => m.propertyNames, value)
  if (names) for (const key of Object.keys(value)) visit(key, stringMark(names, key), join(path, key))
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      mapStrings(
        within(mark, (m) => propertyOf(m, key), value),
        item,
        visit,
        join(path, key),
      ),
    ]),
  )
}

const join = (path: string, key: string) => (path === '' ? key : `${path}.${key}`)

const propertyOf = (mark: Marked, key: string) =>
  mark.properties?.[key] ??
  (typeof mark.additionalProperties === 'object' ? mark.additionalProperties : undefined)

/** Looks through unions: a branch whose constants contradict the value is passed over, and a secret branch wins. */
const within = (
  mark: Marked | undefined,
  get: (mark: Marked) => Marked | undefined,
  value?: object,
): Marked | undefined => {
  if (!mark) return undefined
  const found = branches(mark)
    .filter((branch) => value === undefined || agrees(branch, value))
    .map(get)
    .filter((each): each is Marked => each !== undefined)
  return found.find((each) => stringMark(each).secret) ?? found[0]
}

const branches = (mark: Marked): Marked[] => [
  mark,
  ...(mark.anyOf ?? []),
  ...(mark.oneOf ?? []),
  ...(mark.allOf ?? []),
]

const agrees = (branch: Marked, value: object) =>
  Object.entries(branch.properties ?? {}).every(([key, mark]) => {
    const own = (value as Record<string, unknown>)[key]
    return mark.const === undefined || own === undefined || mark.const === own
  })

/** A text that is one of a union's own constants is that and no code of the vocabulary beside it. */
const stringMark = (mark: Marked | undefined, value?: string): Marked => {
  if (!mark) return {}
  const all = branches(mark)
  const constant = value === undefined ? undefined : all.find((each) => each.const === value)
  if (constant) return constant
  return all.find((each) => each.secret) ?? all.find((each) => each.vocabulary || each.list) ?? mark
}

/** Whether any field anywhere in the schema is a code of a vocabulary or list. */
export const hasCodes = (mark: Marked): boolean => {
  const inside = [
    ...Object.values(mark.properties ?? {}),
    ...[mark.items, mark.propertyNames].flatMap((each) => each ?? []),
    ...(typeof mark.additionalProperties === 'object' ? [mark.additionalProperties] : []),
    ...branches(mark).slice(1),
  ]
  return Boolean(mark.vocabulary || mark.list) || inside.some(hasCodes)
}

/** The beginning of a path that the schema itself declares; what follows was named by whoever sent the data. */
export const declaredPath = (mark: Marked, path: string): string => {
  const declared: string[] = []
  let here: Marked[] = [mark]
  for (const segment of path.split('.')) {
    const all = here.flatMap(branches)
    const next = all.flatMap(
      (each) => each.properties?.[segment] ?? (/^\d+$/.test(segment) ? (each.items ?? []) : []),
    )
    if (next.length === 0) break
    declared.push(segment)
    here = next
  }
  return declared.join('.')
}

/** Paths of string fields that are neither secret nor bounded to codes, ids or dates. Must be empty for every event. */
export const openTextFields = (mark: Marked, path = ''): string[] => {
  const here = mark.type === 'string' && !isBounded(mark) ? [path] : []
  const inside = [
    ...Object.entries(mark.properties ?? {}).map(([key, each]) => openTextFields(each, join(path, key))),
    ...(mark.propertyNames ? [openTextFields(mark.propertyNames, join(path, '*'))] : []),
    ...(mark.items ? [openTextFields(mark.items, join(path, '*'))] : []),
    ...(typeof mark.additionalProperties === 'object'
      ? [openTextFields(mark.additionalProperties, join(path, '*'))]
      : []),
    ...[...(mark.anyOf ?? []), ...(mark.oneOf ?? [])].map((each) => openTextFields(each, path)),
  ].flat()
  return [...here, ...inside]
}

const isBounded = (mark: Marked) =>
  Boolean(
    mark.secret ||
      mark.vocabulary ||
      mark.list ||
      mark.format ||
      mark.pattern ||
      mark.enum ||
      mark.const !== undefined,
  )
