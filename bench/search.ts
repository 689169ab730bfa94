import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { nameTokens } from '../src/people/name-tokens.ts'
import { sealBytes } from '../src/people/person-keys.ts'
import { findPeople } from '../src/people/search-people.ts'
import { identityPlace } from '../src/people/store.ts'
import type { Person } from '../src/platform/access/actor.ts'
import { createAccess, installContextKey } from '../src/platform/access/with-actor.ts'
import { dataKeyCache } from '../src/platform/vault/index.ts'
import { type Bench, benchDatabase } from './bench-database.ts'
import { drawName, type SyntheticName } from './synthetic-names.ts'
import { ms, printTable, progress, quantile, seeded } from './table.ts'

const PEOPLE = Number(process.env.UMAI_BENCH_PEOPLE ?? 1_000_000)
const SEARCHES = 1000
const AGENCY = 'bench-agency'

/** Search before create over a million synthetic people, with every access rule on and names decrypted to rank. */
export const run = async (): Promise<void> => {
  const bench = await benchDatabase('umai_bench_search')
  try {
    const actor = await makeActor(bench)
    const sample = await fill(bench)
    await measure(bench, actor, sample)
  } finally {
    await bench.drop()
  }
}

const makeActor = async (bench: Bench): Promise<Person> => {
  const post = randomUUID()
  await bench.database.script(`insert into core.agency (agency_id, kind, labels, origin) values ('${AGENCY}', 'police', '{}', 'bench');
    insert into core.post (post_id, account_id, agency_id, roles, since) values ('${post}', 'bench', '${AGENCY}', '{first-responder}', now() - interval '1 day');`)
  return {
    kind: 'person',
    account: 'bench',
    post,
    agency: AGENCY,
    agencyKind: 'police',
    region: null,
    district: null,
    roles: ['first-responder'],
  }
}

interface Known extends SyntheticName {
  personId: string
  born: number
}

const BATCH = 10_000

/** Loads people by COPY; gives a sample of them to search for. */
const fill = async (bench: Bench): Promise<Known[]> => {
  const client = new pg.Client({ connectionString: bench.url })
  await client.connect()
  await client.query(
    'drop index vault.name_token_by_token; alter table vault.name_token drop constraint name_token_pkey; set synchronous_commit = off',
  )
  const random = seeded(7)
  const sample: Known[] = []
  const tell = progress('people', PEOPLE)
  for (let done = 0; done < PEOPLE; done += BATCH) {
    const people = Array.from({ length: Math.min(BATCH, PEOPLE - done) }, () => ({
      ...drawName(random),
      personId: randomUUID(),
      born: 1950 + Math.floor(random() * 70),
    }))
    await load(bench, client, people)
    sample.push(...people.filter(() => random() < (SEARCHES * 1.2) / PEOPLE))
    tell(Math.min(PEOPLE, done + BATCH))
  }
  process.stderr.write('indexes …\n')
  await client.query(`alter table vault.name_token add primary key (person_id, token);
    create index name_token_by_token on vault.name_token (token, person_id); analyze`)
  await client.end()
  return sample
}

const load = async (bench: Bench, client: pg.Client, people: Known[]) => {
  const now = new Date().toISOString()
  const rows = { person: '', access: '', key: '', fact: '', token: '' }
  for (const each of people) {
    const { plain, wrapped } = await bench.keys.newDataKey(each.personId)
    rows.person += `${each.personId}\t${each.sex}\t${each.born}\t${each.born}\n`
    rows.access += `${each.personId}\t${AGENCY}\t${each.personId}\tt\n`
    rows.key += `${each.personId}\t\\\\x${wrapped.toString('hex')}\n`
    const value = `${each.surname} ${each.given} ${each.patronymic}`
    const fact = { factId: randomUUID(), kind: 'name', part: 'full', value }
    const sealed = sealBytes(plain, identityPlace(each.personId, fact.factId), JSON.stringify(fact))
    rows.fact += `${each.personId}\t${fact.factId}\tname\t\\\\x${sealed.toString('hex')}\t1\t${now}\n`
    const terms = nameTokens([{ kind: 'full', value }], { birthYears: { from: each.born, to: each.born } })
    for (const token of new Set(await bench.keys.blindTokens(terms)))
      rows.token += `${each.personId}\t${token}\n`
  }
  await copy(client, 'core.person (person_id, sex, birth_year_from, birth_year_to)', rows.person)
  await copy(client, 'core.person_access (person_id, agency_id, via, identity)', rows.access)
  await copy(client, 'vault.data_key (person_id, wrapped)', rows.key)
  await copy(
    client,
    'vault.identity_fact (person_id, fact_id, kind, sealed, key_version, recorded_at)',
    rows.fact,
  )
  await copy(client, 'vault.name_token (person_id, token)', rows.token)
}

const copy = async (client: pg.Client, target: string, text: string) => {
  const stream = client.query(copyFrom(`copy ${target} from stdin`))
  stream.end(text)
  await once(stream, 'finish')
}

/** The ways in which a worker types a name they have heard or read. */
const typings: [string, (who: Known) => { query: string; age?: number }][] = [
  ['full name', (who) => ({ query: `${who.surname} ${who.given}` })],
  [
    'given and surname, with age',
    (who) => ({ query: `${who.given} ${who.surname}`, age: new Date().getFullYear() - who.born }),
  ],
  [
    'dropped ң ө ү',
    (who) => ({
      query: `${who.surname} ${who.given}`.replaceAll('ү', 'у').replaceAll('ө', 'о').replaceAll('ң', 'н'),
    }),
  ],
  ['beginning of both', (who) => ({ query: `${who.surname.slice(0, 4)} ${who.given.slice(0, 4)}` })],
  ['given name alone', (who) => ({ query: who.given })],
]

const measure = async (bench: Bench, actor: Person, sample: Known[]) => {
  const key = (await bench.keys.deriveKey('context-signature')).export()
  await installContextKey(bench.database, key)
  const services = {
    access: createAccess(bench.database, key),
    keys: bench.keys,
    dataKeys: dataKeyCache(bench.keys),
    reference: bench.reference,
    config: bench.config,
  } as never
  const access = createAccess(bench.database, key)
  const all: number[] = []
  const rows: (string | number)[][] = []
  for (const [name, type] of typings) {
    const times: number[] = []
    let found = 0
    for (const who of sample.slice(0, SEARCHES / typings.length)) {
      const { query, age } = type(who)
      const began = performance.now()
      const result = await access.withActor(actor, (trx) =>
        findPeople(
          trx,
          services,
          { query, ...(age === undefined ? {} : { age: { kind: 'years', years: age } }) },
          new Date(),
        ),
      )
      times.push(performance.now() - began)
      if (result.people.some((each) => each.personId === who.personId)) found++
    }
    all.push(...times)
    rows.push([
      name,
      times.length,
      ms(quantile(times, 0.5)),
      ms(quantile(times, 0.95)),
      `${Math.round((100 * found) / times.length)} %`,
    ])
  }
  rows.push(['all', all.length, ms(quantile(all, 0.5)), ms(quantile(all, 0.95)), ''])
  printTable(
    `Search before create among ${PEOPLE.toLocaleString('en')} people (bar: p95 ≤ 50 ms)`,
    ['what is typed', 'searches', 'p50', 'p95', 'the right person among the first ten'],
    rows,
  )
}
