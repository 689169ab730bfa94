import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import { comparePeople, PEOPLE_PARAMETERS } from '../linkage/rules.ts'
import { type Candidate, describeCandidates } from '../people/describe-candidates.ts'
import { comparedFacts, linkRecordsOf } from '../people/link-record.ts'
import { theSystem } from '../platform/access/actor.ts'
import type { Trx } from '../platform/access/with-actor.ts'
import type { Job } from '../platform/http/capability.ts'
import type { Services } from '../platform/http/route.ts'
import { REVIEW_FROM } from './model.ts'
import { askForCheck, assignReviews, endCheck, listChecks, saveReview } from './review-store.ts'
import { clusterOf, ordered } from './rules.ts'
import { pairsAround } from './store.ts'

const MOST_A_RUN = 300
const MOST_CANDIDATES = 60
/** One common word finds thousands; rarer words and pairs of words find whoever is like this one. */
const MOST_PER_TERM = 200
/** Of ten records, so many have another of the same person elsewhere, until reviewers' findings say otherwise. */
const DOUBLES_PER_RECORD = 0.1
const SMALLEST_BASE = 1000

/** Looks, across all agencies, for records like those whose identity was just recorded; a reviewer decides. */
export const findDuplicates: Job = {
  name: 'find-duplicates',
  every: '* * * * *',
  run: async (services) => {
    const { access } = services
    const parameters = await access.withActor(theSystem, parametersFor)
    for (const personId of await access.withActor(theSystem, (trx) => listChecks(trx, MOST_A_RUN)))
      await access.withActor(theSystem, (trx) => checkOne(trx, services, personId, parameters))
    await access.withActor(theSystem, assignReviews)
  },
}

/** A record may be like one of all others, so the more there are, the less likely is each. */
const parametersFor = async (trx: Trx) => {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from core.person`.execute(trx)
  return { ...PEOPLE_PARAMETERS, matches: DOUBLES_PER_RECORD / Math.max(SMALLEST_BASE, rows[0]?.n ?? 0) }
}

const KINDS = ['name', 'document', 'contact', 'birth-date'] as const

const checkOne = async (
  trx: Trx,
  services: Services,
  personId: string,
  parameters: typeof PEOPLE_PARAMETERS,
): Promise<void> => {
  await endCheck(trx, personId)
  const ids = await likeRecords(trx, personId)
  if (ids.length === 0) return
  const people = await describeCandidates(trx, services, [personId, ...ids], KINDS)
  const me = people.find((each) => each.personId === personId)
  if (!me) return
  const pairs = await pairsAround(trx, [personId])
  const pairWith = linkRecordsOf(factsOf(me))
  const linked = clusterOf(personId, pairs)
  for (const other of people) {
    const { a, b } = ordered(personId, other.personId)
    const decided = pairs.some((pair) => pair.a === a && pair.b === b)
    if (linked.includes(other.personId) || decided) continue
    const score = comparePeople(...pairWith(factsOf(other)), parameters)
    if (score.probability >= REVIEW_FROM) await saveReview(trx, { reviewId: uuidv7(), a, b, score })
  }
}

const factsOf = (each: Candidate) => comparedFacts(each.facts, each)

/** Records that share the most terms of the blind index with this one. */
const likeRecords = async (trx: Trx, personId: string): Promise<string[]> => {
  const { rows } = await sql<{ person_id: string }>`
    select other.person_id from vault.name_token mine
    cross join lateral (select t.person_id from vault.name_token t
      where t.token = mine.token and t.person_id <> mine.person_id limit ${MOST_PER_TERM}) other
    where mine.person_id = ${personId}
    group by 1 order by count(*) desc, 1 limit ${MOST_CANDIDATES}`.execute(trx)
  return rows.map((row) => row.person_id)
}

/** After identity is recorded, in the same transaction. */
export const askAfterIdentity = (trx: Trx, { event }: { event: { personId: string } }): Promise<void> =>
  askForCheck(trx, event.personId)
