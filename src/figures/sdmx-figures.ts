import type { Figure, Finding, ReadFile } from './model.ts'
import { TOTAL } from './model.ts'
import { readCount, readPeriod } from './read-count.ts'
import type { ReadContext } from './read-csv.ts'
import { readSdmx } from './read-sdmx.ts'
import { nameOfSeries, type Observation } from './sdmx-model.ts'

/** The committee's series on detected victims as figures that stand beside those of other bodies. */
export const readFiguresSdmx = (text: string, context: ReadContext): ReadFile => {
  const { observations, findings } = readSdmx(text, context.structure)
  const file: ReadFile = { format: 'sdmx', figures: [], findings: [...findings] }
  for (const observation of observations) {
    const read = figureOf(observation, context)
    if (Array.isArray(read)) file.findings.push(...read)
    else if (read) file.figures.push(read)
  }
  return file
}

const figureOf = (observation: Observation, context: ReadContext): Figure | Finding[] | null => {
  const { key, value, seriesAttributes } = observation
  const { SERIES = '', REF_AREA = '', SEX = TOTAL, AGE = TOTAL } = key
  // A rate or a share is no count; it is left where it is.
  if (seriesAttributes.UNIT_MEASURE !== 'NUMBER') return null
  const where = `${nameOfSeries(key)} ${observation.period}`
  const period = readPeriod(observation.period, context.today, where)
  const count = value === null ? { value: null } : readCount(value, where)
  const findings = [
    ...('finding' in period ? [period.finding] : []),
    ...('finding' in count ? [count.finding] : []),
  ]
  if ('finding' in period || 'finding' in count) return findings
  const { agency, structure } = context.structure
  return {
    where,
    publisher: 'National Statistical Committee',
    period: period.value,
    measure: 'victims-detected',
    topic: context.words.topicOfSeries(SERIES),
    topicText: SERIES,
    count: count.value,
    population: 'all ages',
    area: REF_AREA,
    sex: SEX,
    age: AGE,
    ageLabel: seriesAttributes.COMMENT_TS ?? context.structure.published_labels.AGE?.[AGE] ?? null,
    source: `${agency}:${structure}`,
    place: SERIES,
  }
}
