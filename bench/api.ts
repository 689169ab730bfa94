import { randomUUID } from 'node:crypto'
import autocannon from 'autocannon'
import pg from 'pg'
import { v7 as uuidv7 } from 'uuid'
import { createUmai, type Umai } from '../src/app.ts'
import { createAccount } from '../src/platform/sign-in/accounts.ts'
import { signInOver } from '../tests/helpers/test-umai.ts'
import { type Bench, benchDatabase } from './bench-database.ts'
import { loadCases } from './synthetic-cases.ts'
import { ms, printTable, quantile } from './table.ts'

const CASES = Number(process.env.UMAI_BENCH_CASES ?? 100_000)
const CLIENTS = 50
const SECONDS = Number(process.env.UMAI_BENCH_SECONDS ?? 15)
const SAMPLE = 400
/** Each event has an id of its own: one sent again would only be found, not written. */
const MOST_APPENDS = 20_000
const AGENCIES = Array.from({ length: 200 }, (_, i) => `bench-agency-${i}`)

/**
 * Requests a second over HTTP with every access rule, beside the very statements those requests sent, replayed by
 * `pg` alone on as many connections, in the same run on the same machine.
 */
export const run = async (): Promise<void> => {
  const bench = await benchDatabase('umai_bench_api')
  try {
    const worker = await makeWorker(bench)
    const ids = await loadCases(bench, AGENCIES, worker.account, CASES)
    const umai = await createUmai(bench.config, bench.database, bench.keys, bench.reference)
    const address = await umai.server.listen({ port: 0, host: '127.0.0.1' })
    const cookie = await signInOver(umai, worker.email, worker.password)
    await measure(bench, umai, address, cookie, ids)
    await umai.close()
  } finally {
    await bench.drop()
  }
}

const makeWorker = async (bench: Bench) => {
  const email = 'bench@bench.umai'
  const password = randomUUID()
  const { accountId } = await createAccount(bench.database, { email, title: 'Bench', password })
  const agencies = AGENCIES.map(
    (agency) => `('${agency}', 'interior-ministry', '{"ky":"b","ru":"b","en":"b"}', 'bench', true)`,
  )
  await bench.database.script(`insert into core.agency (agency_id, kind, labels, origin, on_umai) values ${agencies.join(', ')};
    insert into core.post (post_id, account_id, agency_id, roles, since) values ('${randomUUID()}', '${accountId}', '${AGENCIES[0]}', '{first-responder,case-manager}', now() - interval '1 day');`)
  return { account: accountId, email, password }
}

interface Work {
  name: string
  request(i: number): { method: 'GET' | 'POST'; path: string; body?: string }
}

const measure = async (
  bench: Bench,
  umai: Umai,
  address: string,
  cookie: string,
  ids: { caseId: string; personId: string }[],
) => {
  const pickId = () => ids[Math.floor(Math.random() * ids.length)]!
  const works: Work[] = [
    { name: 'case read', request: () => ({ method: 'GET', path: `/api/cases/${pickId().caseId}` }) },
    { name: 'work list', request: () => ({ method: 'GET', path: '/api/work' }) },
    {
      name: 'event append',
      request: () => ({
        method: 'POST',
        path: '/api/events',
        body: JSON.stringify({ events: [noteFor(pickId())] }),
      }),
    },
  ]
  const rows: (string | number)[][] = []
  for (const work of works) {
    process.stderr.write(`${work.name} …\n`)
    const statements = await recordStatements(umai, cookie, work)
    const alone = work.name === 'event append' ? null : await replay(bench, statements)
    const http = await hammer(address, cookie, work)
    rows.push([
      work.name,
      Math.round(http.requests.average),
      `${http.latency.p99} ms`,
      statements.length === 0
        ? ''
        : Math.round(statements.reduce((sum, each) => sum + each.length, 0) / statements.length),
      alone ? Math.round(alone.perSecond) : '',
      alone ? ms(alone.p99) : '',
      alone ? (http.requests.average / alone.perSecond).toFixed(2) : '',
      http.non2xx,
    ])
  }
  printTable(
    `HTTP with all access rules beside the same SQL by pg alone; ${CLIENTS} clients, ${CASES.toLocaleString('en')} cases (bar: ≥ 0.5 for reads)`,
    ['what', 'HTTP/s', 'p99', 'statements', 'pg alone/s', 'p99 alone', 'ratio', 'refused'],
    rows,
  )
}

const noteFor = (ids: { caseId: string; personId: string }) => ({
  id: uuidv7(),
  type: 'case.noted',
  ...ids,
  happenedAt: new Date().toISOString(),
  data: { text: 'A synthetic note appended by the benchmark.' },
})

type Statement = { text: string; values: unknown[] }

/** What each of a sample of requests sends to PostgreSQL, taken where the driver sends it. */
const recordStatements = async (umai: Umai, cookie: string, work: Work): Promise<Statement[][]> => {
  const original = pg.Client.prototype.query
  let current: Statement[] = []
  const recorder = function (this: pg.Client, ...args: unknown[]) {
    const [first, second] = args
    if (typeof first === 'string') current.push({ text: first, values: Array.isArray(second) ? second : [] })
    else if (first && typeof first === 'object' && 'text' in first)
      current.push({
        text: String(first.text),
        values: ((first as { values?: unknown[] }).values ??
          (Array.isArray(second) ? second : [])) as unknown[],
      })
    return (original as (...all: unknown[]) => unknown).apply(this, args)
  }
  pg.Client.prototype.query = recorder as never
  const samples: Statement[][] = []
  for (let i = 0; i < (work.name === 'event append' ? 20 : SAMPLE); i++) {
    current = []
    const { method, path, body } = work.request(i)
    const answer = await umai.server.inject({
      method,
      url: path,
      headers: { cookie, 'content-type': 'application/json' },
      ...(body ? { payload: body } : {}),
    })
    if (answer.statusCode !== 200)
      throw new Error(`${method} ${path} answered ${answer.statusCode}: ${answer.body}`)
    samples.push(current)
  }
  pg.Client.prototype.query = original
  return samples
}

/** The same statements, as many at a time as the server's pool allows, for as long as the HTTP run. */
const replay = async (bench: Bench, samples: Statement[][]) => {
  const pool = new pg.Pool({ connectionString: bench.url, max: 16, options: '-c role=umai_app' })
  const until = Date.now() + SECONDS * 1000
  const times: number[] = []
  const client = async () => {
    while (Date.now() < until) {
      const sample = samples[Math.floor(Math.random() * samples.length)]!
      const began = performance.now()
      const connection = await pool.connect()
      for (const { text, values } of sample) if (!text.includes('auth')) await connection.query(text, values)
      connection.release()
      times.push(performance.now() - began)
    }
  }
  await Promise.all(Array.from({ length: CLIENTS }, client))
  await pool.end()
  return { perSecond: times.length / SECONDS, p99: quantile(times, 0.99) }
}

/** The clients work in a thread of their own, as they do outside the server. */
const hammer = (address: string, cookie: string, work: Work) =>
  autocannon({
    url: address,
    connections: CLIENTS,
    duration: SECONDS,
    workers: 1,
    requests: Array.from({ length: work.name === 'event append' ? MOST_APPENDS : 2000 }, (_, i) => ({
      ...work.request(i),
      headers: { cookie, 'content-type': 'application/json' },
    })),
  })
