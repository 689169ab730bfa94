import { sql } from 'kysely'
import { agencyLabels } from '../cases/read-names.ts'
import type { Trx } from '../platform/access/with-actor.ts'
import type { Entry } from './model.ts'
import { listOwnNumbers } from './own-numbers.ts'
import { entryOf, type Overlap, UMAI } from './rules.ts'
import type { FigureWords } from './words.ts'

interface Counted {
  measure: string
  year: number
  /** Null = over all agencies. */
  agency_id: string | null
  people: number
  /** Of these, counted in the cases of this system in the same year as well. */
  inside: number
}

/**
 * What agencies contributed without identity: people of token lists, each once, with how many of them are counted here
 * as well; all together, each person once; and numbers, which are linked with nothing.
 */
export const contributedFigures = async (
  trx: Trx,
  held: readonly Entry[],
  words: FigureWords,
): Promise<{ entries: Entry[]; overlaps: Overlap[] }> => {
  const { rows } = await sql<Counted>`select measure, year, agency_id, people::int, inside::int
    from stats.count_contributed() order by year, measure, agency_id nulls last`.execute(trx)
  const numbers = (await listOwnNumbers(trx)).filter((each) => each.undoneAt === null)
  const names = await agencyLabels(trx, [
    ...rows.map((row) => row.agency_id),
    ...numbers.map(({ agency }) => agency),
  ])
  const ofAgencies = rows.filter((row) => row.agency_id !== null)
  const named = (entry: Entry, agency: string): Entry =>
    names[agency] ? { ...entry, body: agency, agencyName: names[agency] } : { ...entry, body: agency }
  return {
    entries: [
      ...rows.filter((row) => row.agency_id === null).map((row) => together(row, held)),
      ...ofAgencies.map((row) => named({ ...counted(row, row.people), given: 'tokens' }, row.agency_id!)),
      ...newestNumbers(numbers.flatMap(({ figures }) => figures)).map((figure) =>
        named({ ...entryOf(figure, words), given: 'numbers' }, figure.publisher),
      ),
    ],
    overlaps: ofAgencies.map((row) => ({
      ...{ one: UMAI, other: row.agency_id!, period: String(row.year) },
      ...{ measure: row.measure, people: { count: row.inside } },
    })),
  }
}

const together = (row: Counted, held: readonly Entry[]): Entry => {
  const own = held.find((each) => each.measure === row.measure && each.period === String(row.year))
  return { ...counted(row, (own?.count ?? 0) + row.people - row.inside), given: 'together' }
}

const counted = ({ measure, year, agency_id }: Counted, count: number): Entry => ({
  ...{ publisher: agency_id ?? UMAI, body: UMAI, measure, count },
  ...{ topic: 'all-trafficking', topicText: 'all-trafficking', population: 'all ages' },
  ...{ period: String(year), summedFrom: [], source: UMAI, place: measure },
})

/** Said again about the same thing, the later number stands: the list comes oldest first. */
const newestNumbers = <
  Said extends { publisher: string; measure: string; population: string; period: object },
>(
  figures: readonly Said[],
): Said[] => [
  ...new Map(
    figures.map((each) => [
      JSON.stringify([each.publisher, each.measure, each.population, each.period]),
      each,
    ]),
  ).values(),
]
