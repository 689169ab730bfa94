import { v7 as uuidv7 } from 'uuid'
import { createUmai, type Umai } from '../src/app.ts'
import { appendEvents } from '../src/cases/append-events.ts'
import { foldFacts, lockFactsOf, saveFact } from '../src/cases/index.ts'
import { type Person, theSystem } from '../src/platform/access/actor.ts'
import { recomputeFacts } from '../src/statistics/index.ts'
import type { CaseFact } from '../src/statistics/model.ts'
import { benchDatabase } from './bench-database.ts'
import { addPost } from './bench-post.ts'
import { loadCases } from './synthetic-cases.ts'
import { ms, printTable, progress, quantile } from './table.ts'

const AGENCY = 'demo-crisis-centre'

/**
 * `npm run bench -- statistics facts [cases] [events]`: what an append pays for its fact and counts: the whole append
 * through the door, and beside it the same writing of a fact alone, inside a transaction of its own on the same case.
 */
export const run = async ([cases = '4000', events = '400']: string[]): Promise<void> => {
  const bench = await benchDatabase('umai_bench_facts')
  try {
    await addPost(bench, actor)
    const ids = await loadCases(bench, [AGENCY], 'bench', Number(cases))
    const umai = await createUmai(bench.config, bench.database, bench.keys, bench.reference)
    const began = performance.now()
    await recomputeFacts(umai.services, { check: false })
    const recomputed = performance.now() - began
    // As a database is that has run for a while.
    await bench.database.script('analyze')
    const chosen = ids.slice(0, Number(events))
    const rows: (string | number)[][] = []
    // Once for warming up.
    await measure(umai, ids.slice(-50), kinds[0]!)
    for (const kind of kinds) rows.push(await measure(umai, chosen, kind))
    printTable(
      `What an append pays for facts (${cases} cases)`,
      ['event', 'append, median', 'of it the fact, median', 'append without it', 'cost'],
      rows,
    )
    printTable('Counting all cases anew', ['cases', 'time'], [[cases, ms(recomputed)]])
    await umai.close()
  } finally {
    await bench.drop()
  }
}

interface Kind {
  name: string
  type: string
  data: (place: number) => object
  /** What the event changes in the fact. */
  change: (fact: CaseFact, place: number) => CaseFact
}

const kinds: Kind[] = [
  {
    name: 'a note: nothing to count changes',
    type: 'case.noted',
    data: () => ({ text: 'A synthetic note.' }),
    change: (fact) => fact,
  },
  {
    name: 'the sex is corrected: every count of the case moves',
    type: 'person.described',
    data: (place) => ({ sex: place % 2 === 0 ? 'other' : 'unknown' }),
    change: (fact, place) => ({ ...fact, sex: place % 2 === 0 ? 'female' : 'male' }),
  },
]

const actor: Person = {
  kind: 'person',
  account: 'bench',
  post: '01900000-0000-7000-8000-000000000000',
  agency: AGENCY,
  agencyKind: 'crisis-centre',
  region: null,
  district: null,
  roles: ['case-manager', 'first-responder'],
}

const measure = async (umai: Umai, cases: { caseId: string; personId: string }[], kind: Kind) => {
  const append: number[] = []
  const fact: number[] = []
  const facts = await knownFacts(umai)
  const tell = progress(kind.name, cases.length)
  for (const [place, ids] of cases.entries()) {
    const event = {
      id: uuidv7(),
      happenedAt: new Date().toISOString(),
      type: kind.type,
      ...ids,
      data: kind.data(place),
    }
    const began = performance.now()
    const [answer] = await appendEvents(umai.services, actor, [event])
    append.push(performance.now() - began)
    if (answer?.status !== 'accepted') throw new Error(JSON.stringify(answer))
    const known = facts.get(ids.caseId)!
    await umai.services.access.withActor(theSystem, async (trx) => {
      const from = performance.now()
      await saveFact(trx, ids, kind.change(known, place), await lockFactsOf(trx, ids.personId))
      fact.push(performance.now() - from)
    })
    tell(place + 1)
  }
  const [whole, part] = [quantile(append, 0.5), quantile(fact, 0.5)]
  return [kind.name, ms(whole), ms(part), ms(whole - part), `${((100 * part) / (whole - part)).toFixed(1)} %`]
}

const knownFacts = (umai: Umai): Promise<Map<string, CaseFact>> =>
  umai.services.access.withActor(theSystem, async (trx) => {
    const facts = new Map<string, CaseFact>()
    for await (const batch of foldFacts(trx, umai.services))
      for (const { caseId, fact } of batch) facts.set(caseId, fact)
    return facts
  })
