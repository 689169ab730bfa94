import { sql } from 'kysely'
import { z } from 'zod'
import { birthYearsOf } from '../cases/rules.ts'
import type { Trx } from '../platform/access/with-actor.ts'
import { route, type Services } from '../platform/http/route.ts'
import { describeCandidates } from './describe-candidates.ts'
import { readNumbers } from './fold-number.ts'
import { FoundPerson, type IdentityFact, SearchPeople } from './model.ts'
import { type BirthYears, type QueryTerm, queryTokens } from './name-tokens.ts'
import { rankCandidates } from './rank-candidates.ts'
import { indexedParts } from './store.ts'

const MOST_CANDIDATES = 60
const MOST_SHOWN = 10
/** One common word finds thousands; what it adds beyond this is noise to a person looking for somebody. */
const MOST_PER_TERM = 120

/**
 * Search before create. Sees only people whom the searcher's agency already helps (row-level security), so that
 * it cannot be asked whether another agency holds somebody.
 */
export const searchPeople = route({
  method: 'POST',
  path: '/api/people/search',
  summary: 'Find a person before making a new one',
  permission: 'person:search',
  audit: 'people.searched',
  body: SearchPeople,
  answer: z.object({ people: z.array(FoundPerson), tooMany: z.boolean() }),
  handle: async ({ trx, services, body }) => findPeople(trx, services, body, new Date()),
})

export const findPeople = async (trx: Trx, services: Services, search: SearchPeople, now: Date) => {
  const birthYears = search.age ? (birthYearsOf(search.age, now.toISOString()) ?? undefined) : undefined
  const terms = queryTokens(search.query, { birthYears })
  const { ids, tooMany } = await findCandidates(trx, services, terms)
  if (ids.length === 0) return { people: [], tooMany }
  const { kinds, ...wanted } = readQuery(search.query, birthYears)
  const people = await describeCandidates(trx, services, ids, kinds)
  const statedAge = search.age?.kind === 'years' ? search.age.years : undefined
  const ranked = rankCandidates(
    { ...wanted, statedAge, sex: search.sex },
    people.map((each) => ({
      personId: each.personId,
      names: indexedParts(each.facts),
      ...numbersOf(each.facts),
      birthYears: each.birthYears ?? undefined,
      sex: each.sex,
    })),
  )
  const byId = new Map(people.map((each) => [each.personId, each]))
  const shown = ranked.slice(0, MOST_SHOWN)
  const cases = await openCasesOf(
    trx,
    shown.map((each) => each.personId),
  )
  return {
    tooMany,
    people: shown.map(({ personId, probability, score, reasons }) => {
      const person = byId.get(personId)!
      return {
        personId,
        probability,
        score,
        reasons,
        shortName: shortName(person.facts),
        sex: person.sex,
        birthYears: person.birthYears,
        openCases: cases.get(personId) ?? [],
      }
    }),
  }
}

/**
 * What the line says: a name, numbers of documents or phones, a year of birth unless an age was given; and the kinds
 * of fact to open for it, no more.
 */
const readQuery = (query: string, birthYears: BirthYears | undefined) => {
  const { rest, documents, phones, birthYears: written } = readNumbers(query)
  const names = rest.trim() === '' ? [] : [{ kind: 'full' as const, value: rest }]
  const kinds = [
    'name' as const,
    ...(documents.length > 0 ? ['document' as const] : []),
    ...(phones.length > 0 ? ['contact' as const] : []),
  ]
  return { names, documents, phones, birthYears: birthYears ?? written, kinds }
}

const numbersOf = (facts: IdentityFact[]) => ({
  documents: facts.flatMap((fact) => (fact.kind === 'document' ? [fact.value] : [])),
  phones: facts.flatMap((fact) => (fact.kind === 'contact' && fact.type === 'phone' ? [fact.value] : [])),
})

/**
 * Looks terms up from the most selective on, one read for each group, and stops once there are enough to rank.
 * Hits that need a birth year never stop it alone: people of unknown age have no such terms.
 */
const findCandidates = async (trx: Trx, services: Services, terms: QueryTerm[]) => {
  const found = new Map<string, number>()
  let tooMany = false
  for (const group of groupsOf(terms)) {
    const tokens = await services.keys.blindTokens(group.map((each) => each.term))
    const hits = await peopleWith(trx, tokens)
    for (const id of hits.ids) found.set(id, (found.get(id) ?? 0) + 1)
    tooMany ||= hits.cut
    if (found.size >= MOST_CANDIDATES) break
  }
  const ids = [...found]
    .sort((a, b) => b[1] - a[1])
    .slice(0, MOST_CANDIDATES)
    .map(([id]) => id)
  return { ids, tooMany: tooMany && found.size >= MOST_CANDIDATES }
}

const ORDER = [['d', 't', 'wwy', 'ww', 'kk', 'wy'], ['pp'], ['w', 'k'], ['p']] as const
const MOST_TERMS_A_GROUP = 16

const groupsOf = (terms: QueryTerm[]) =>
  ORDER.map((kinds) =>
    terms.filter((term) => (kinds as readonly string[]).includes(term.kind)).slice(0, MOST_TERMS_A_GROUP),
  ).filter((group) => group.length > 0)

const peopleWith = async (trx: Trx, tokens: bigint[]): Promise<{ ids: string[]; cut: boolean }> => {
  const wanted = `{${tokens.join(',')}}`
  const { rows } = await sql<{ token: unknown; person_id: string }>`
    select t.token, n.person_id from unnest(${wanted}::bigint[]) as t(token)
    cross join lateral (select person_id from vault.name_token where token = t.token limit ${MOST_PER_TERM}) n`.execute(
    trx,
  )
  const perToken = new Map<unknown, number>()
  for (const row of rows) perToken.set(String(row.token), (perToken.get(String(row.token)) ?? 0) + 1)
  return {
    ids: rows.map((row) => row.person_id),
    cut: [...perToken.values()].some((count) => count >= MOST_PER_TERM),
  }
}

const openCasesOf = async (trx: Trx, ids: string[]) => {
  const byPerson = new Map<string, { caseId: string; code: string; stage: string }[]>()
  if (ids.length === 0) return byPerson
  const rows = await trx
    .selectFrom('core.case_file')
    .select(['person_id', 'case_id', 'code', 'stage'])
    .where('person_id', 'in', ids)
    .where('status', '=', 'open')
    .orderBy(sql`opened_at desc`)
    .execute()
  for (const row of rows)
    byPerson.set(row.person_id, [
      ...(byPerson.get(row.person_id) ?? []),
      { caseId: row.case_id, code: row.code, stage: row.stage },
    ])
  return byPerson
}

/** Of a name nobody has taken apart only the initials are shown: which word is the surname is not known. */
const shortName = (facts: IdentityFact[]): string | null => {
  const names = facts.flatMap((fact) => (fact.kind === 'name' ? [fact] : []))
  const given = names.find((name) => name.part === 'given')?.value
  const surname = names.find((name) => name.part === 'surname')?.value
  if (given) return surname ? `${given} ${surname.slice(0, 1)}.` : given
  const words = names[0]?.value.split(/\s+/) ?? []
  return words.length === 0 ? null : words.map((word) => `${word.slice(0, 1)}.`).join(' ')
}
