import { type Cell, cellProbabilities, drawCell, isOn } from './capture.ts'
import { makeHousehold } from './make-household.ts'
import type { SynthOptions } from './model.ts'
import type { Person } from './person.ts'
import { commonFirst, type Draws, openDraws } from './random.ts'
import { seatClerk, type Tally } from './slips.ts'
import { type SynthRecord, writeRecord } from './write-record.ts'

/** A person with all the rows the lists have of them; `rows` may be empty: nobody saw them. */
export interface Recorded {
  person: Person
  rows: { list: number; record: SynthRecord }[]
}

/**
 * Makes one person after the other for ever, each household from draws of its own, so that memory stays flat and
 * the first n are the same however many are asked for. Counts slips into `tally`.
 */
export function* makePeople(
  options: SynthOptions,
  districts: readonly string[],
  tally: Tally,
): Generator<Recorded> {
  const drawDistrict = commonFirst(districts)
  const draw = drawCell(cellProbabilities(options))
  let made = 0
  for (let household = 0; ; household += 1) {
    const draws = openDraws(options.seed, household)
    for (const person of makeHousehold(household, options, drawDistrict, draws)) {
      const cell = draw(draws)
      made += 1
      yield {
        person,
        rows: writeRows({ person, cell, name: `p${made}`, drawDistrict }, options, draws, tally),
      }
    }
  }
}

type Known = { person: Person; cell: Cell; name: string; drawDistrict: (draws: Draws) => string }

function writeRows(
  { cell, ...known }: Known,
  options: SynthOptions,
  draws: Draws,
  tally: Tally,
): Recorded['rows'] {
  const { person } = known
  const places = options.lists.flatMap((list, index) => {
    if (!isOn(cell, index)) return []
    return draws.chance(list.doubles) ? [index, index] : [index]
  })
  const first = places.length === 0 ? 0 : draws.whole(0, places.length - 1)
  return places.map((list, order) => {
    const again = order !== first
    const day = again ? person.firstSeen + draws.whole(...person.seenAgain) : person.firstSeen
    const clerk = seatClerk(options.lists[list]!, options.rates, draws, tally)
    return { list, record: writeRecord({ ...known, day, again }, clerk) }
  })
}
