import { XMLParser, XMLValidator } from 'fast-xml-parser'
import type { Finding } from './model.ts'
import { nameOfSeries, type Observation, WITHOUT_VALUE } from './sdmx-model.ts'
import type { SdmxStructure } from './structure.ts'

interface Element {
  [name: string]: unknown
}

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  removeNSPrefix: true,
  parseTagValue: false,
  parseAttributeValue: false,
  processEntities: true,
  isArray: (name) => name === 'Series' || name === 'Obs',
})

const wrong = (where: string, expected: string, found: string): Finding => ({
  problem: 'wrong-structure',
  grave: true,
  where,
  expected,
  found: found.slice(0, 200),
})

/**
 * Reads an SDMX-ML 2.1 structure-specific file of the given structure. A file of another structure, or no SDMX at all,
 * gives one finding that says so and no observation. A document type is refused: it could define entities without end.
 */
export const readSdmx = (
  text: string,
  structure: SdmxStructure,
): { observations: Observation[]; findings: Finding[] } => {
  const message = messageOf(text)
  if ('finding' in message) return { observations: [], findings: [message.finding] }
  const other = otherStructure(message.value, structure)
  if (other) return { observations: [], findings: [other] }
  const series = listOf(elementOf(message.value.DataSet).Series)
  if (series.length === 0)
    return {
      observations: [],
      findings: [{ ...wrong('DataSet', '≥ 1 Series', '0'), problem: 'no-figures' }],
    }
  const read = series.map((each, index) => readSeries(each, `Series ${index + 1}`, structure))
  return {
    observations: read.flatMap((each) => each.observations),
    findings: read.flatMap((each) => each.findings),
  }
}

const messageOf = (text: string): { value: Element } | { finding: Finding } => {
  const expected = 'SDMX-ML 2.1 StructureSpecificData'
  if (/<!DOCTYPE/i.test(text)) return { finding: wrong('file', expected, '<!DOCTYPE') }
  const valid = XMLValidator.validate(text)
  if (valid !== true) return { finding: wrong(`line ${valid.err.line}`, expected, valid.err.msg) }
  const document = elementOf(parser.parse(text))
  const root = Object.keys(document).find((name) => name !== '?xml') ?? 'nothing'
  if (root !== 'StructureSpecificData')
    return { finding: wrong('root element', 'StructureSpecificData', root) }
  return { value: elementOf(document.StructureSpecificData) }
}

const otherStructure = (message: Element, { agency, structure, versions }: SdmxStructure): Finding | null => {
  const reference = elementOf(elementOf(elementOf(elementOf(message.Header).Structure).Structure).Ref)
  const found = `${reference['@agencyID'] ?? '?'}:${reference['@id'] ?? '?'}(${reference['@version'] ?? '?'})`
  const known = versions.map((version) => `${agency}:${structure}(${version})`)
  return known.includes(found) ? null : wrong('Header/Structure', known.join(' | '), found)
}

const readSeries = (series: Element, number: string, structure: SdmxStructure) => {
  const attributes = attributesOf(series)
  const key = Object.fromEntries(structure.dimensions.map((name) => [name, attributes[name] ?? '']))
  const where = attributes.SERIES ? nameOfSeries(key) : number
  const seriesAttributes = Object.fromEntries(
    Object.entries(attributes).filter(([name]) => !structure.dimensions.includes(name)),
  )
  const findings = [
    ...structure.dimensions.filter((name) => !key[name]).map((name) => wrong(where, name, '–')),
    ...codesOf(key, where, structure),
    ...foreign(seriesAttributes, where, structure),
  ]
  const observations = listOf(series.Obs).map((each): Observation => {
    const { TIME_PERIOD = '', OBS_VALUE = '', ...rest } = attributesOf(each)
    const value = OBS_VALUE === '' || OBS_VALUE === 'NaN' ? null : OBS_VALUE
    return { key, seriesAttributes, period: TIME_PERIOD, value, attributes: rest }
  })
  return {
    observations,
    findings: [...findings, ...observations.flatMap((each) => checkAttributes(each, where, structure))],
  }
}

const checkAttributes = (observation: Observation, series: string, structure: SdmxStructure): Finding[] => {
  const where = `${series} ${observation.period}`
  const given = { ...observation.seriesAttributes, ...observation.attributes }
  const missing = structure.mandatory.filter((name) => !given[name])
  const unexplained = observation.value === null && !WITHOUT_VALUE.includes(given.OBS_STATUS ?? '')
  return [
    ...missing.map((name): Finding => ({ ...wrong(where, name, '–'), problem: 'missing-attribute' })),
    ...(unexplained
      ? [{ ...wrong(where, 'OBS_VALUE | OBS_STATUS=O | OBS_STATUS=Q', '–'), problem: 'not-a-count' } as const]
      : []),
    ...codesOf(observation.attributes, where, structure),
    ...foreign(observation.attributes, where, structure),
  ]
}

const codesOf = (given: Record<string, string>, where: string, { codes }: SdmxStructure): Finding[] =>
  Object.entries(given).flatMap(([name, code]): Finding[] => {
    const known = codes[name]
    if (!known || code === '' || known.includes(code)) return []
    return [
      { problem: 'unknown-code', grave: true, where, expected: `${name}: ${known.join(', ')}`, found: code },
    ]
  })

const foreign = (
  given: Record<string, string>,
  where: string,
  { mandatory, optional }: SdmxStructure,
): Finding[] =>
  Object.keys(given)
    .filter((name) => !mandatory.includes(name) && !optional.includes(name))
    .map((name) => wrong(where, [...mandatory, ...optional].join(', '), name))

const elementOf = (value: unknown): Element =>
  typeof value === 'object' && value !== null ? (value as Element) : {}

const listOf = (value: unknown): Element[] => (Array.isArray(value) ? value.map(elementOf) : [])

const attributesOf = (element: Element): Record<string, string> =>
  Object.fromEntries(
    Object.entries(element).flatMap(([name, value]) =>
      name.startsWith('@') && !name.includes(':') ? [[name.slice(1), String(value)]] : [],
    ),
  )
