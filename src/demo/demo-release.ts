import { v7 as uuidv7 } from 'uuid'
import type { Umai } from '../app.ts'
import { loadPolicy } from '../disclosure/index.ts'
import type { CountedRecord } from '../disclosure/model.ts'
import type { Person } from '../platform/access/actor.ts'
import {
  codesOf,
  keepProtected,
  listReleases,
  readPublicationSettings,
  setPublished,
} from '../publication/index.ts'
import type { Reference } from '../reference/model.ts'

const YEARS = 5
const PEOPLE_A_YEAR = 130

/**
 * One published release over invented people, so that the public pages of a demonstration show something: protected
 * and published by two people like any other, and marked as made up. Left alone when there is a release already.
 */
export const releaseDemo = async (
  umai: Umai,
  prepares: Person,
  publishes: Person,
  now: Date,
): Promise<void> => {
  const { access, config, reference } = umai.services
  if ((await access.withActor(prepares, listReleases)).length > 0) return
  const to = now.getFullYear() - 1
  const period = { from: to - YEARS + 1, to }
  const releaseId = uuidv7()
  const { tables } = await readPublicationSettings(config)
  const { policy } = await loadPolicy()
  await access.withActor(prepares, (trx) =>
    keepProtected(trx, reference, policy, {
      releaseId,
      period,
      population: 'invented',
      synthetic: true,
      preparedBy: prepares.account,
      records: inventPeople(reference, period),
      tables,
    }),
  )
  await access.withActor(publishes, (trx) => setPublished(trx, releaseId, publishes.account, now))
}

/** Shares of the codes; those not named share what is left. */
const SHARES: Record<string, Record<string, number>> = {
  sex: { female: 0.58, male: 0.38, unknown: 0.04 },
  'age-group': { child: 0.34, adult: 0.6, unknown: 0.06 },
  form: {
    'sexual-exploitation': 0.36,
    'forced-labour': 0.42,
    'other-purposes': 0.1,
    several: 0.08,
    unknown: 0.04,
  },
  region: {
    KG11: 0.24,
    KG06: 0.17,
    KG08: 0.16,
    KG21: 0.1,
    KG03: 0.11,
    KG05: 0.09,
    KG02: 0.06,
    KG04: 0.03,
    KG07: 0.02,
    unknown: 0.02,
  },
}

const inventPeople = (reference: Reference, period: { from: number; to: number }): CountedRecord[] => {
  const draw = drawing(20_260_101)
  const codes = codesOf(reference, period)
  return codes.year.flatMap((year, index) =>
    Array.from({ length: PEOPLE_A_YEAR + index * 14 }, () => ({
      values: {
        year,
        ...Object.fromEntries(Object.entries(SHARES).map(([name, shares]) => [name, chosen(shares, draw())])),
      },
      count: 1,
    })),
  )
}

const chosen = (shares: Record<string, number>, drawn: number): string => {
  let left = drawn
  for (const [code, share] of Object.entries(shares)) {
    left -= share
    if (left < 0) return code
  }
  return 'unknown'
}

/** Numbers from 0 to 1, the same on every machine (a linear congruential generator). */
const drawing = (seed: number) => {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
