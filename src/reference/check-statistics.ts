import type { Finding } from './read-yaml.ts'
import type { StatIndicator, StatisticsFile } from './statistics-model.ts'

/** The registry of indicators agrees with itself: every figure that is recorded says how it is made. */
export function checkStatistics({ indicators, rules, population }: StatisticsFile): Finding[] {
  const codes = new Set(rules.map(({ code }) => code))
  return [
    ...repeats(indicators, ({ id }) => id, 'indicators', 'id'),
    ...repeats(rules, ({ code }) => code, 'rules', 'code'),
    ...repeats(population, whoseNumber, 'population', 'year'),
    ...indicators.flatMap((indicator, index) =>
      [...checkOne(indicator), ...checkRules(indicator, codes)].map((finding) => ({
        ...finding,
        path: ['indicators', index, ...finding.path],
      })),
    ),
  ]
}

/** `2023`, or `2023, sex female` where it is a part of the country. */
const whoseNumber = ({ year, people: _, source: __, ...of }: StatisticsFile['population'][number]): string =>
  [
    year,
    ...Object.entries(of)
      .map(([name, code]) => `${name} ${code}`)
      .sort(),
  ].join(', ')

function repeats<Entry>(
  list: Entry[],
  keyOf: (entry: Entry) => string,
  name: string,
  key: string,
): Finding[] {
  return list.flatMap((entry, index) =>
    list.findIndex((other) => keyOf(other) === keyOf(entry)) === index
      ? []
      : [{ path: [name, index, key], expected: `each ${key} once`, found: `"${keyOf(entry)}" again` }],
  )
}

function checkOne({ status, formula, numerator, denominator, period, dimensions }: StatIndicator): Finding[] {
  if (status === 'not-yet-recorded') {
    return formula
      ? [{ path: ['formula'], expected: 'no formula for what is not recorded', found: 'a formula' }]
      : []
  }
  const missing = Object.entries({ formula, numerator, period }).flatMap(([name, value]) =>
    value === undefined
      ? [{ path: [name], expected: `the ${name} of what is recorded`, found: 'nothing' }]
      : [],
  )
  if (formula && ['share', 'rate', 'times'].includes(formula.kind) && !denominator) {
    missing.push({ path: ['denominator'], expected: 'what it is a part of', found: 'nothing' })
  }
  const allowed = formula ? panelsOf('measure' in formula ? formula.measure : formula.kind) : []
  const strange = dimensions.flatMap((dimension, index) =>
    allPanels.includes(dimension) && !allowed.includes(dimension)
      ? [{ path: ['dimensions', index], expected: 'a dimension of its measure', found: `"${dimension}"` }]
      : [],
  )
  return [...missing, ...strange]
}

function checkRules({ period, exclusions = [] }: StatIndicator, codes: ReadonlySet<string>): Finding[] {
  const unknown = (path: (string | number)[], code: string): Finding[] =>
    codes.has(code) ? [] : [{ path, expected: 'a code of rules', found: `"${code}"` }]
  return [
    ...(period ? unknown(['period'], period) : []),
    ...exclusions.flatMap((code, index) => unknown(['exclusions', index], code)),
  ]
}

const aboutPeople = ['type', 'recruitment-age', 'citizenship']
const panels: Record<string, string[]> = {
  presumed: aboutPeople,
  identified: aboutPeople,
  assisted: aboutPeople,
  sheltered: aboutPeople,
  closed: ['close-reason', 'follow-up'],
  decision: ['outcome'],
  service: ['service'],
  late: ['agency'],
}
const allPanels = Object.values(panels).flat()
const panelsOf = (measure: string): string[] => panels[measure] ?? []
