import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestUmai, type TestUmai } from '../../tests/helpers/test-umai.ts'
import { loadPolicy } from '../disclosure/index.ts'
import { type Person, theSystem } from '../platform/access/actor.ts'
import { cellsOf } from '../statistics/cells.ts'
import { formsOf } from '../statistics/facts.ts'
import { computeIndicator } from '../statistics/index.ts'
import { replaceCells } from '../statistics/store.ts'
import { factWith } from '../statistics/testing.ts'
import { countRecords } from './count-records.ts'
import { type PublicTable, TOTAL } from './model.ts'
import { keepProtected } from './protect-release.ts'
import { readPublicationSettings } from './read-settings.ts'
import { readTables } from './store.ts'

/* What is published of generated cases is what the registry counts of them, table by table and cell by cell. */

let umai: TestUmai
let tables: PublicTable[]
let by: Person
beforeAll(async () => {
  umai = await startTestUmai()
  tables = (await readPublicationSettings(umai.umai.services.config)).tables
  const { account, post, agency } = await umai.signIn({ agency: 'demo-ministry', roles: ['coordinator'] })
  const place = { agency, agencyKind: 'x', region: null, district: null }
  by = { kind: 'person', account, post, ...place, roles: ['coordinator'] }
})
afterAll(() => umai.close())

const LAST = new Date().getFullYear() - 1
const years = { from: LAST - 2, to: LAST }
const period = { from: `${years.from}-01`, to: `${years.to}-12` }

/** The same sequence for a seed: what goes wrong can be looked at again. */
const randomOf = (seed: number) => {
  let state = seed
  return <T>(list: readonly T[]): T => {
    state = (state * 48_271) % 2_147_483_647
    return list[Math.floor((state / 2_147_483_647) * list.length)]!
  }
}

/** Invented people with one or two cases each, identified within the years of the release, around them, or never. */
const peopleOf = (seed: number, howMany: number) => {
  const pick = randomOf(seed)
  const { reference } = umai.umai.services
  const types = reference.vocabularies.exploitation!.entries.map(({ code }) => code)
  const regions = [...reference.regions.map(({ code }) => code), null]
  const one = () => {
    const year = pick([LAST - 3, LAST - 2, LAST - 1, LAST, LAST, LAST + 1])
    const said = pick([[], [pick(types)], [pick(types)], [pick(types), pick(types)]])
    return factWith({
      identifiedOn: pick([`${year}-02-03`, `${year}-11-30`, `${year}-12-31`, null]),
      sex: pick(['female', 'female', 'male', 'unknown']),
      age: pick(['12-17', '18-29', '18-29', 'child', 'adult', 'unknown']),
      region: pick([...regions, 'KG11', 'KG11', 'KG06']),
      types: said,
      forms: formsOf(reference, said),
    })
  }
  return Array.from({ length: howMany }, () => (pick([1, 2, 3]) === 1 ? [one(), one()] : [one()]))
}

/** The registry's forms under the names of the published topics, told here a second time on purpose. */
const published: Record<string, string> = {
  sexual: 'sexual-exploitation',
  labour: 'forced-labour',
  other: 'other-purposes',
}

const releaseOf = async (seed: number, howMany: number) => {
  const { access, reference } = umai.umai.services
  const cells = peopleOf(seed, howMany).flatMap(cellsOf)
  await access.withActor(theSystem, (trx) => replaceCells(trx, cells))
  const releaseId = uuidv7()
  const { policy } = await loadPolicy()
  return access.withActor(by, async (trx) => {
    await keepProtected(trx, reference, policy, {
      population: `agreement-${seed}`,
      releaseId,
      period: years,
      synthetic: true,
      preparedBy: by.account,
      records: await countRecords(trx, reference, years),
      tables,
    })
    return readTables(trx, releaseId)
  })
}

/** What the registry says of a cell: the rows of the indicator that belong to it, added up. */
const registryOf = async (dimensions: PublicTable['dimensions']) => {
  const { access, reference } = umai.umai.services
  const { rows } = await access.withActor(by, (trx) =>
    computeIndicator(trx, reference, 'identified', { period, dimensions }),
  )
  return (at: readonly string[]) =>
    rows
      .filter(({ values }) =>
        dimensions.every((name, place) => {
          const code = name === 'form' ? (published[values.form!] ?? values.form) : values[name]
          return at[place] === TOTAL || at[place] === code
        }),
      )
      .reduce((sum, { numerator }) => sum + numerator, 0)
}

describe.each([
  [11, 900],
  [12, 400],
  [13, 120],
  [14, 12],
  [15, 0],
])('of generated people %i (%i of them)', (seed, howMany) => {
  test('every published count is that of the registry', async () => {
    const released = await releaseOf(seed, howMany)
    expect(released.map(({ code }) => code).sort()).toEqual(tables.map(({ code }) => code).sort())
    for (const { code, cells, rounding } of released) {
      const { dimensions } = tables.find((each) => each.code === code)!
      const registry = await registryOf(dimensions)
      const shown = cells.filter(({ count }) => count !== null)
      for (const { at, count, status } of shown) {
        const there = registry(at)
        const expected = status === 'R' ? Math.round(there / rounding) * rounding : there
        expect(count, `${code} ${at.join(' ')}: ${there} in the registry`).toBe(expected)
      }
      const total = cells.find(({ at }) => at.every((each) => each === TOTAL))
      if (howMany >= 100) expect(total?.count, code).toBeGreaterThan(0)
      if (howMany === 0) expect(shown.every(({ count }) => count === 0)).toBe(true)
    }
  })
})
