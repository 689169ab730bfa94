import { expect, test } from 'vitest'
import { loadReference } from '../reference/load.ts'
import { scenarios } from './scenarios.ts'

const loaded = await loadReference(undefined, { demo: true })
if ('problems' in loaded) throw new Error(loaded.problems.join('\n'))
const { reference } = loaded

const proposals = (procedure: string) =>
  scenarios(reference, procedure)
    .flatMap((each) =>
      each.steps(
        (name) => name,
        () => '2026-01-01T00:00:00.000Z',
      ),
    )
    .flatMap(({ type, data }) =>
      type === 'identification.decided' ? [(data as { proposal: boolean }).proposal] : [],
    )

test('where a team confirms, the decision of the demo is a proposal', () => {
  expect(proposals('kg-nrm-2019')).toEqual([false])
  expect(proposals('kg-nrm-two-step')).toEqual([true])
})
