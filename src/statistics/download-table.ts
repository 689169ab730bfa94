import { dayFinder, zoneOf } from '../cases/read-zone.ts'
import { FileAnswer, route } from '../platform/http/route.ts'
import { type Translate, translatorFor } from '../platform/i18n.ts'
import { labelOf } from '../reference/lookup.ts'
import {
  DIMENSIONS,
  type Language,
  type Reference,
  type StatDimension,
  type StatIndicator,
} from '../reference/model.ts'
import { type LabelSources, labelOfCode } from './code-labels.ts'
import { figureOf, WrongIndicator } from './compute-figure.ts'
import { countWork } from './count-work.ts'
import { TableQuery } from './dashboard-model.ts'
import { filtersOf, periodOf } from './make-dashboard.ts'
import { type FigureRow, perWorker } from './model.ts'
import { badField, cellsFor, refuseFuture } from './read-dashboard.ts'
import { csvOf, fileName, type Table, xlsxOf } from './table-file.ts'

/** The table behind a picture as a file: with its rules, and with the words that it is not for publication. */
export const downloadTable = route({
  method: 'GET',
  path: '/api/statistics/table',
  summary: 'A table of the dashboard as CSV or XLSX; not for publication',
  permission: 'statistics:read',
  audit: 'statistics.download',
  query: TableQuery,
  answer: 'file',
  handle: async ({ trx, services, actor, query, auditObject }) => {
    const now = new Date()
    const wrong = refuseFuture(services, query.known, now)
    if (wrong) return wrong
    const { reference } = services
    const indicator = reference.statistics?.indicators.find(({ id }) => id === query.indicator)
    if (!indicator) return badField('indicator')
    const by = (query.by ?? '').split(',').filter((each) => each !== '')
    if (by.length > 2 || !by.every(isDimension)) return badField('by')
    auditObject('indicator', indicator.id)
    const month = dayFinder(zoneOf(services.config.country))(now.toISOString()).slice(0, 7)
    const period = periodOf(query, month)
    const cells = await cellsFor(trx, services, actor, query.known)
    try {
      const asked = { period, dimensions: by as StatDimension[], filters: filtersOf(query) }
      const workNow = indicator.formula?.kind === 'late' && query.by === 'agency' && !query.known
      const rows = workNow
        ? await countWork(trx, query, now)
        : (await figureOf(reference, indicator.id, cells, asked)).rows
      const table = tableOf(reference, indicator, rows, by as StatDimension[], query, period)
      const name = fileName(indicator.id, period, query.format, query.language)
      return query.format === 'csv'
        ? new FileAnswer(csvOf(table), 'text/csv; charset=utf-8', name)
        : new FileAnswer(await xlsxOf(table, indicator.id), XLSX, name)
    } catch (error) {
      if (error instanceof WrongIndicator) return badField('by')
      throw error
    }
  },
})

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const isDimension = (text: string): text is StatDimension => (DIMENSIONS as readonly string[]).includes(text)

const labelSources = (reference: Reference, language: Language, t: Translate): LabelSources => ({
  language,
  t,
  word: (vocabulary, code) => labelOf(reference, vocabulary, code, language),
  region: (code) => reference.regions.find((region) => region.code === code)?.labels[language] ?? code,
  agency: (code) => reference.agencies.find((agency) => agency.code === code)?.labels[language] ?? code,
})

const tableOf = (
  reference: Reference,
  indicator: StatIndicator,
  rows: FigureRow[],
  by: StatDimension[],
  query: TableQuery,
  period: { from: string; to: string },
): Table => {
  const { language } = query
  const t = translatorFor(language)
  const sources = labelSources(reference, language, t)
  const timed = indicator.formula?.kind === 'times'
  const byWorker = indicator.formula?.kind === 'late' && by[0] === 'agency'
  return {
    notes: [
      indicator.labels[language],
      t('indicators.not-for-publication'),
      `${t('indicators.period')}: ${period.from} – ${period.to}`,
      ...filterNotes(query, sources),
      ...(query.known ? [`${t('indicators.known')}: ${query.known}`] : []),
      ...methodOf(reference, indicator, language, t),
    ],
    columns: [
      ...by.map((dimension) => t(`indicators.by.${dimension}`)),
      t(`indicators.unit.${indicator.unit}`),
      ...(indicator.denominator ? [t('indicators.denominator')] : []),
      ...(byWorker ? [t('indicators.workers'), t('indicators.per-worker')] : []),
      ...(timed ? ['other-order', 'lower', 'median', 'upper'].map((name) => t(`indicators.${name}`)) : []),
    ],
    rows: rows.map((row) => [
      ...by.map((dimension) => labelOfCode(dimension, row.values[dimension] ?? 'unknown', sources)),
      row.numerator,
      ...(indicator.denominator ? [row.denominator] : []),
      ...(byWorker ? [row.workers ?? null, perWorker(row)] : []),
      ...(timed
        ? [
            row.otherOrder ?? 0,
            row.quartiles?.lower ?? null,
            row.quartiles?.median ?? null,
            row.quartiles?.upper ?? null,
          ]
        : []),
    ]),
  }
}

const filterNotes = (query: TableQuery, sources: LabelSources): string[] =>
  (['region', 'sex', 'age', 'form'] as const).flatMap((dimension) => {
    const code = query[dimension]
    return code
      ? [`${sources.t(`indicators.by.${dimension}`)}: ${labelOfCode(dimension, code, sources)}`]
      : []
  })

/** How a figure is made, a line each; for what is not recorded, that it is not. */
const methodOf = (
  reference: Reference,
  { status, numerator, denominator, period, exclusions = [], standard }: StatIndicator,
  language: Language,
  t: Translate,
): string[] => {
  if (status === 'not-yet-recorded') return [t('indicators.not-recorded')]
  const rule = (code: string) =>
    reference.statistics?.rules.find((each) => each.code === code)?.labels[language] ?? code
  return [
    `${t('indicators.numerator')}: ${numerator?.[language]}`,
    ...(denominator ? [`${t('indicators.denominator')}: ${denominator[language]}`] : []),
    ...(period ? [rule(period)] : []),
    ...exclusions.map(rule),
    `${t('indicators.standard')}: ${standard}`,
  ]
}
