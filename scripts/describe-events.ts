import { eventKinds } from '../src/case-file.ts'
import { type Marked, marksOf } from '../src/cases/schema-walk.ts'

interface Field {
  path: string
  type: string
  required: boolean
  secret: boolean
  values: string
}

/** The data of every kind of case event as Markdown, from the schemas that the door checks it with. */
export const describeEvents = (): string =>
  [...eventKinds.values()]
    .map((kind) => {
      const by = kind.permission === 'system' ? 'the program itself' : `permission \`${kind.permission}\``
      return [`### ${kind.type}`, `Recorded by ${by}.`, tableOf(fieldsOf(marksOf(kind.data)))].join('\n\n')
    })
    .join('\n\n')

const tableOf = (fields: Field[]): string =>
  fields.length === 0
    ? 'No data beyond when and by whom.'
    : [
        '| field | type | required | sealed | values |',
        '|---|---|---|---|---|',
        ...fields.map(
          (each) =>
            `| ${each.path} | ${each.type} | ${each.required ? 'yes' : ''} | ${each.secret ? 'yes' : ''} | ${each.values} |`,
        ),
      ].join('\n')

/** Leaves of a schema; `[]` marks each item of a list, `<…>` the key of a record. */
const fieldsOf = (mark: Marked, path = '', required = true): Field[] => {
  const whole = wholeType(mark)
  if (whole) return [{ path, type: whole, required, secret: false, values: '' }]
  const branches = [...(mark.anyOf ?? []), ...(mark.oneOf ?? [])].filter((each) => each.type !== 'null')
  if (branches.length > 0) return merge(branches.map((each) => fieldsOf(each, path, required)))
  if (mark.type === 'array') return fieldsOf(mark.items ?? {}, `${path}[]`, required)
  if (mark.type !== 'object') return [leaf(mark, path, required)]
  const needed = new Set(mark.required ?? [])
  const named = Object.entries(mark.properties ?? {}).flatMap(([key, each]) =>
    fieldsOf(each, join(path, key), required && needed.has(key)),
  )
  const extra = typeof mark.additionalProperties === 'object' ? mark.additionalProperties : null
  const key = mark.propertyNames?.vocabulary ?? mark.propertyNames?.list ?? 'key'
  return [...named, ...(extra ? fieldsOf(extra, join(path, `<${key}>`), false) : [])]
}

/** Values of several parts that readers know as one thing (src/cases/fields.ts). */
const wholeType = (mark: Marked): string | null => {
  const parts = Object.keys(mark.properties ?? {}).join()
  if (parts === 'year,month,day') return 'date, day and month may be unknown'
  const kinds = (mark.oneOf ?? []).map((each) => each.properties?.kind?.const).join()
  return kinds === 'years,range,group' ? 'age: years, from–to, or child, adult, unknown' : null
}

/** Branches of a union share fields: one line each, required only when every branch has and requires it. */
const merge = (branches: Field[][]): Field[] => {
  const byPath = Map.groupBy(branches.flat(), (each) => each.path)
  return [...byPath.values()].map((same) => ({
    ...same[0]!,
    required: same.length === branches.length && same.every((each) => each.required),
    secret: same.some((each) => each.secret),
    values: [...new Set(same.map((each) => each.values))].filter(Boolean).join(', '),
  }))
}

const leaf = (mark: Marked, path: string, required: boolean): Field => ({
  path,
  type: typeOf(mark),
  required,
  secret: mark.secret === true,
  values: valuesOf(mark),
})

const typeOf = (mark: Marked): string => {
  if (mark.secret) return 'text'
  if (mark.vocabulary || mark.list || mark.enum || mark.const !== undefined) return 'code'
  if (mark.format === 'uuid') return 'id'
  if (mark.format === 'date') return 'day'
  if (mark.format === 'date-time') return 'moment'
  return mark.type === 'string' ? 'code' : (mark.type ?? '')
}

const valuesOf = (mark: Marked): string => {
  if (mark.vocabulary) return `vocabulary \`${mark.vocabulary}\``
  if (mark.list) return `list \`${mark.list}\``
  if (mark.enum) return mark.enum.map((each) => `\`${each}\``).join(', ')
  return mark.const === undefined ? '' : `\`${mark.const}\``
}

const join = (path: string, key: string) => (path === '' ? key : `${path}.${key}`)
