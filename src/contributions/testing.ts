import { v7 as uuidv7 } from 'uuid'
import type { Staff, TestUmai } from '../../tests/helpers/test-umai.ts'
import { piecesOf, prepareKey, type TokenKey, toLine, type Value } from '../tokens/index.ts'

/** Somebody of a synthetic list: given name, surname, birth date. */
export type Row = readonly [given: string, surname: string, born: string, ...along: string[]]

/** The file an agency makes of its list on its own machine. */
export const tokenFile = (key: TokenKey, rows: readonly Row[], columns: readonly string[] = []): string => {
  const { encode, fingerprint } = prepareKey(key)
  const head = ['id', 'token', 'filled', 'key', ...columns].join()
  const lines = rows.map(([given, surname, born, ...along], place) => {
    const values: Value[] = [
      { type: 'given-name', text: given },
      { type: 'surname', text: surname },
      { type: 'date', text: born },
      { type: 'year', text: born.slice(0, 4) },
      { type: 'sex', text: 'female' },
    ]
    const line = toLine({ id: String(place + 1), ...encode(piecesOf(values)) }, fingerprint).trimEnd()
    return [line, ...along].join()
  })
  return `${[head, ...lines].join('\n')}\n`
}

export const inBase64 = (text: string | Buffer): string => Buffer.from(text).toString('base64')

/** Makes an agreement and gives its key file. */
export const agree = async (administrator: Staff, partners: string[], name = 'Test'): Promise<TokenKey> => {
  const answer = await administrator.post_('/api/token-agreements', {
    ...{ agreementId: uuidv7(), name, partners },
  })
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body))
  return answer.body.file
}

export const choose = (by: Staff, way: string) =>
  by.post_('/api/contributions/way', { choiceId: uuidv7(), way })

export const send = (by: Staff, content: string | Buffer, more: object = {}) =>
  by.post_('/api/contributions/tokens', {
    ...{ contributionId: uuidv7(), content: inBase64(content), measure: 'victims-presumed' },
    ...{ year: new Date().getFullYear(), everyoneAgreed: true, ...more },
  })

/** What the figures say of this year's presumed victims: of this system, of agencies' tokens, and together. */
export const presumedBy = async (reader: Staff, given: string | undefined): Promise<number[]> => {
  const { body } = await reader.get('/api/figures')
  const year = body.years.find((each: { period: string }) => each.period === String(new Date().getFullYear()))
  const entries = (year?.units ?? []).flatMap((unit: { entries: object[] }) => unit.entries)
  return entries
    .filter(
      (each: { given?: string; body: string; measure: string }) =>
        each.given === given && each.measure === 'victims-presumed' && (given || each.body === 'umai'),
    )
    .map((each: { count: number }) => each.count)
}

/** Registers somebody inside who is presumed a victim, with a name and a birth date. */
export const recordInside = async (
  umai: TestUmai,
  by: Staff,
  [given, surname, born]: Row,
  ids: { caseId: string; personId: string },
): Promise<void> => {
  const [year, month, day] = born.split('-').map(Number)
  const name = (part: string, value: string) => ({ factId: uuidv7(), kind: 'name', part, value })
  const facts = [
    name('given', given),
    name('surname', surname),
    { factId: uuidv7(), kind: 'birth-date', date: { year, month, day } },
  ]
  const answers = await by.events(
    { type: 'identity.recorded', ...ids, data: { facts } },
    { type: 'victim.presumed', ...ids, data: { grounds: ['assessment'] } },
  )
  const refused = answers.find((answer) => answer.status !== 'accepted')
  if (refused) throw new Error(`${umai.umai.services.config.demo}: ${JSON.stringify(refused)}`)
}
