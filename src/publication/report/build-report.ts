import type { Comparison, Entry, QuotedRow, QuotedYear } from '../../figures/model.ts'
import { drawBars, heightOf, WIDTH } from '../../platform/charts/bar-chart.ts'
import { paintBars } from '../../platform/charts/bar-png.ts'
import type { PrintedForm, Section } from '../../platform/documents/model.ts'
import { labelOf } from '../../reference/lookup.ts'
import type { Reference } from '../../reference/model.ts'
import { barsOf, gridOf } from '../grid.ts'
import type { PublicTable, ReleaseRow, StoredTable } from '../model.ts'
import type { TableWords } from '../words.ts'

export interface ReportInput {
  release: ReleaseRow
  tables: readonly StoredTable[]
  definitions: readonly PublicTable[]
  /** What other bodies published; only the years of the release are printed. */
  quoted: readonly QuotedYear[]
  /** Why figures of a year differ, by its period. */
  comparisons: ReadonlyMap<string, readonly Comparison[]>
  words: TableWords
  reference: Reference
  /** ISO day. */
  printedAt: string
}

/**
 * The rapporteur's yearly report: a frame of text to be completed in Word, the protected tables of a release with their
 * pictures, what each body published and why it differs, and the notes on method. It holds no other figure of ours.
 */
export const buildReport = async (input: ReportInput): Promise<PrintedForm> => {
  const { release, words } = input
  const { t } = words
  const { from, to } = release.period
  const tables = input.definitions.flatMap((definition) => {
    const table = input.tables.find(({ code }) => code === definition.code)
    return table ? [{ definition, table }] : []
  })
  return {
    title: t('report.title', { year: to }),
    subtitle: release.synthetic ? t('statistics.synthetic') : t('report.subtitle', { from, to }),
    reference: `${from}-${to}`,
    language: words.language,
    printedAt: input.printedAt,
    report: true,
    sections: [
      frameSection('summary', words),
      ...(await Promise.all(tables.map((each) => tableSection(each, input)))),
      ...input.quoted
        .filter(({ period }) => isWithin(period, release))
        .map((year) => bodySection(year, input)),
      frameSection('progress', words),
      frameSection('recommendations', words),
      methodSection(words),
    ],
    footer: release.publishedAt === null ? t('report.not-published') : t('report.footer'),
  }
}

const isWithin = (period: string, { period: { from, to } }: ReleaseRow) => {
  const first = Number(period.slice(0, 4))
  return first >= from && first <= to
}

/** What a person writes: the question stands there, the answer is left to the pen or the keyboard. */
const frameSection = (name: 'summary' | 'progress' | 'recommendations', { t }: TableWords): Section => ({
  heading: t(`report.${name}`),
  note: t(`report.${name}.ask`),
  fields: [{ label: t('report.to-write'), value: null, filled: false }],
})

const tableSection = async (
  { definition, table }: { definition: PublicTable; table: StoredTable },
  { words }: ReportInput,
): Promise<Section> => {
  const { columns, rows } = gridOf(table, words)
  const notShown = words.t('statistics.not-shown')
  const shown = (count: number | null | undefined) =>
    typeof count === 'number' ? words.number(count) : notShown
  const title = definition.labels[words.language]
  return {
    heading: title,
    note: definition.says[words.language],
    picture: await pictureOf(title, table, words),
    table: {
      columns: [words.dimension(table.dimensions[0]!), ...columns],
      rows: rows.map(({ label, cells }) => [label, ...cells.map((cell) => shown(cell?.count))]),
    },
  }
}

const pictureOf = async (
  title: string,
  table: StoredTable,
  words: TableWords,
): Promise<Section['picture']> => {
  const bars = barsOf(table, words)
  const notShown = words.t('statistics.not-shown')
  const alt = bars.map(({ label, value }) => `${label}: ${value ?? notShown}`).join('; ')
  const chart = { title, description: alt, bars, notShown, number: words.number, font: 'Roboto, Arial' }
  return { svg: await drawBars(chart), fallback: paintBars(bars), width: WIDTH, height: heightOf(bars), alt }
}

const bodySection = ({ period, rows }: QuotedYear, input: ReportInput): Section => {
  const { t } = input.words
  return {
    heading: t('report.bodies', { period }),
    note: t('figures.never-add'),
    paragraphs: (input.comparisons.get(period) ?? [])
      .filter(({ difference }) => difference !== null)
      .slice(0, MOST_REASONS)
      .map((each) => reasonLine(each, input)),
    table: {
      columns: [
        t('figures.who'),
        t('figures.measure'),
        t('figures.topic'),
        t('figures.count'),
        t('figures.source'),
      ],
      rows: rows.map((row) => bodyRow(row, input)),
    },
  }
}

/** The note says of all others that they count different things. A year on which many bodies spoke has dozens of pairs; the screen shows them all. */
const MOST_REASONS = 12

const bodyRow = (row: QuotedRow, { words, reference }: ReportInput): string[] => [
  nameOf(row, words, reference),
  labelOf(reference, 'published-measure', row.measure, words.language),
  labelOf(reference, 'published-topic', row.topic, words.language),
  row.count === null ? words.t('statistics.others.fewer') : words.number(row.count),
  `${row.source} ${row.place}`,
]

const nameOf = (
  { body, publisher }: Pick<Entry, 'body' | 'publisher'>,
  { language }: TableWords,
  reference: Reference,
) => (body === null ? publisher : labelOf(reference, 'publishing-body', body, language))

const reasonLine = ({ one, other, reasons }: Comparison, { words, reference }: ReportInput): string => {
  const said = (entry: Entry) =>
    `${nameOf(entry, words, reference)} (${labelOf(reference, 'published-measure', entry.measure, words.language)})`
  const why = reasons.map((each) => labelOf(reference, 'difference-reason', each, words.language)).join('; ')
  return `${said(one)} – ${said(other)}: ${why || words.t('figures.same')}`
}

const methodSection = ({ t }: TableWords): Section => ({
  heading: t('statistics.method.title'),
  paragraphs: (['who', 'when', 'once', 'protection', 'zero', 'missing'] as const).map(
    (each) => `${t(`statistics.method.${each}.title`)}. ${t(`statistics.method.${each}`)}`,
  ),
})
