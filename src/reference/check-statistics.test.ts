import { expect, test } from 'vitest'
import { problemsWith } from './testing.ts'

const FILE = 'statistics/indicators.yaml'

test.each([
  [
    'an indicator twice',
    '- id: identified\n',
    '- id: presumed\n',
    'indicators.1.id: expected each id once, found "presumed" again',
  ],
  [
    'a rule nobody wrote',
    'period: day-identified',
    'period: day-unheard',
    'indicators.1.period: expected a code of rules, found "day-unheard"',
  ],
  [
    'a dimension of another measure',
    'dimensions: [year, quarter, month, region, sex, age-group, form]',
    'dimensions: [year, type]',
    /expected a dimension of its measure, found "type"$/,
  ],
  [
    'an agency where work is not counted',
    'dimensions: [year, quarter, month, region, sex, age-group, form]',
    'dimensions: [year, agency]',
    /expected a dimension of its measure, found "agency"$/,
  ],
  [
    'a measure nobody counts',
    'measure: assisted}',
    'measure: helped}',
    /expected one of registered, presumed/,
  ],
  [
    'a figure of what is not recorded',
    'status: not-yet-recorded',
    'status: not-yet-recorded\n    formula: {kind: count, measure: closed}',
    /expected no formula for what is not recorded/,
  ],
  ['a population of nobody', 'people: 5503086', 'people: -5', /expected a number of people, found/],
  [
    'a year twice',
    '{year: 2021,',
    '{year: 2022,',
    'population.2.year: expected each year once, found "2022" again',
  ],
])('%s is refused in one line with its place', async (_, from, to, expected) => {
  const { problems } = await problemsWith({ file: FILE, from, to })
  expect(problems).toHaveLength(1)
  expect(problems[0]).toMatch(/^statistics\/indicators\.yaml:\d+: /)
  if (typeof expected === 'string') expect(problems[0]).toContain(expected)
  else expect(problems[0]).toMatch(expected)
})

test('a recorded figure without its rule, and a share of nothing', async () => {
  const withoutPeriod = await problemsWith({ file: FILE, from: '    period: day-identified\n', to: '' })
  expect(withoutPeriod.problems).toEqual([
    expect.stringContaining('expected the period of what is recorded, found nothing'),
  ])
  const withoutWhole = await problemsWith({ file: FILE, from: / {4}denominator: .*\n/, to: '' })
  expect(withoutWhole.problems).toEqual([
    expect.stringContaining('denominator: expected what it is a part of, found nothing'),
  ])
})
