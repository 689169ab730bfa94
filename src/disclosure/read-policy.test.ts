import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { shownRange, thresholdOf } from './hidden.ts'
import type { WrongInput } from './read-csv.ts'
import { loadPolicy } from './read-policy.ts'

it('the country’s policy: 5 for the whole country, 10 for anything finer or crossed, base 5, each with its source', async () => {
  const { policy, file } = await loadPolicy()
  expect(thresholdOf(policy, [])).toBe(5)
  expect(thresholdOf(policy, ['sex'])).toBe(5)
  expect(thresholdOf(policy, ['region'])).toBe(10)
  expect(thresholdOf(policy, ['age_group', 'sex'])).toBe(10)
  expect(policy.rounding).toBe(5)
  for (const part of [file.threshold, file.national, file.rounding, file.groups])
    expect(part.source).not.toBe('')
})

it('a policy that says nothing of its source, or shows a count of nobody, is refused', async () => {
  const file = join(await mkdtemp(join(tmpdir(), 'umai-policy-')), 'policy.yaml')
  await writeFile(
    file,
    'source: x\nverified: true\nthreshold: {value: 0, source: x}\nnational: {threshold: 5, crossed: 1, areas: []}\nrounding: {value: 5, source: x}\ngroups: {below_thresholds: 2, source: x}\n',
  )
  const problems = await loadPolicy(file).catch((error: WrongInput) => error.problems)
  expect(problems).toEqual([
    expect.stringContaining('policy.yaml:3: threshold.value: expected a whole number, 1 or more, found 0'),
    expect.stringContaining('policy.yaml:4: national.source: expected a source, found nothing'),
  ])
})

it.each([
  [12, 5, 10, { low: 10, high: 12 }],
  [13, 5, 10, { low: 13, high: 17 }],
  [0, 5, 10, { low: 0, high: 0 }],
  [15, 10, 5, { low: 15, high: 24 }],
])(
  'whoever sees %i rounded to %i, with nothing under %i shown, knows its bounds',
  (count, rounding, threshold, range) => expect(shownRange(count, rounding, threshold)).toEqual(range),
)

it('a count that would be rounded to zero is not shown', () =>
  expect(thresholdOf({ threshold: 2, rounding: 10, groupsBelowThresholds: 0 }, [])).toBe(5))
