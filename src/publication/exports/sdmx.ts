import { type Observation, type SdmxStructure, writeSdmx } from '../../figures/index.ts'
import { entriesOf } from '../../reference/lookup.ts'
import type { Reference } from '../../reference/model.ts'
import { type PublicTable, type ReleasedCell, TOTAL } from '../model.ts'
import type { PublishedRelease } from '../read-published.ts'

const NOT_BROKEN_DOWN = '_T'

/**
 * The release as a message of the committee's structure: one observation a cell of the tables that have a year. Codes
 * the structure lacks (an age that is not known) are left out rather than filed under another; a count that is not
 * shown goes out as OBS_STATUS Q without a value.
 */
export const releaseAsSdmx = (
  release: PublishedRelease,
  tables: readonly PublicTable[],
  reference: Reference,
  structure: SdmxStructure,
): string => {
  const found = new Map<string, Observation>()
  // Margins stand in several tables; they are the same cell, and stand once in the message.
  for (const definition of tables)
    for (const each of observationsOf(release, definition, reference, structure))
      found.set(JSON.stringify([each.key, each.period]), each)
  return writeSdmx([...found.values()], structure, {
    id: `UMAI-${release.row.releaseId}`,
    sender: 'UMAI',
    prepared: release.row.publishedAt,
    test: release.row.synthetic,
  })
}

const observationsOf = (
  release: PublishedRelease,
  { code, dimensions, series }: PublicTable,
  reference: Reference,
  structure: SdmxStructure,
): Observation[] => {
  const year = dimensions.indexOf('year')
  const table = release.table(code)
  if (series === undefined || table === null || year === -1) return []
  return table.cells.flatMap((cell): Observation[] => {
    const period = cell.at[year]
    const key = keyOf(cell, dimensions, series, reference, structure)
    if (period === undefined || period === TOTAL || key === null) return []
    return [
      {
        key,
        seriesAttributes: { UNIT_MEASURE: 'NUMBER' },
        period,
        value: cell.count === null ? null : String(cell.count),
        attributes: {
          OBS_STATUS: cell.status === 'Q' ? 'Q' : 'A',
          UNIT_MULT: '0',
          NATURE: 'C',
          ...(cell.status === 'R' ? { COMMENT_OBS: `Rounded to a multiple of ${table.rounding}` } : {}),
          TIME_DETAIL: period,
        },
      },
    ]
  })
}

const keyOf = (
  cell: ReleasedCell,
  dimensions: readonly string[],
  series: string,
  reference: Reference,
  structure: SdmxStructure,
): Record<string, string> | null => {
  const key: Record<string, string> = Object.fromEntries(
    structure.dimensions.map((name) => [name, NOT_BROKEN_DOWN]),
  )
  Object.assign(key, { FREQ: 'A', REPORTING_TYPE: 'N', SERIES: series, REF_AREA: 'KG' })
  for (const [place, dimension] of dimensions.entries()) {
    const target = TARGETS[dimension]
    const code = cell.at[place]
    if (target === undefined || code === TOTAL || code === undefined) continue
    const sdmx = sdmxCode(dimension, code, reference)
    if (sdmx === null || structure.codes[target]?.includes(sdmx) !== true) return null
    key[target] = sdmx
  }
  return key
}

const TARGETS: Record<string, string> = { sex: 'SEX', 'age-group': 'AGE', region: 'REF_AREA', form: 'SERIES' }

const VOCABULARIES: Record<string, string> = { sex: 'sex', form: 'published-topic' }

/** Under and over 18 are the only ages that both sides know. */
const AGES: Record<string, string> = { child: 'Y0T17', adult: 'Y_GE18' }

const sdmxCode = (dimension: string, code: string, reference: Reference): string | null => {
  if (dimension === 'age-group') return AGES[code] ?? null
  const codes =
    dimension === 'region'
      ? reference.regions.find((each) => each.code === code)?.codes?.sdmx
      : entriesOf(reference, VOCABULARIES[dimension] ?? '').find((each) => each.code === code)?.codes?.sdmx
  return [codes ?? []].flat()[0] ?? null
}
