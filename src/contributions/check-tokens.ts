import { createHash } from 'node:crypto'
import type { Trx } from '../platform/access/with-actor.ts'
import { Failure, type Services } from '../platform/http/route.ts'
import { isCode, isListed } from '../reference/lookup.ts'
import type { Reference } from '../reference/model.ts'
import { readTokens, type TokenFile, type TokenProblem } from '../tokens/index.ts'
import { MOST_ROWS, type Way } from './model.ts'
import { accepts, agreedTo, narrower } from './rules.ts'
import { type AgreementRow, findWay, listAgreements } from './store.ts'
import type { NewPerson } from './token-rows.ts'

interface Problem {
  kind: TokenProblem['kind'] | 'encoding' | 'other-key' | 'too-many' | 'value' | 'no-consent'
  line: number
  expected: string
  found: string
}

export interface CheckedFile {
  agreement: AgreementRow
  file: TokenFile
  people: NewPerson[]
  /** SHA-256 of the file. */
  fingerprint: string
}

/** A token file as an agency sends it, checked against its choice, its agreements and each person's consent. */
export const checkTokens = async (
  trx: Trx,
  { reference }: Services,
  agency: string,
  content: string,
): Promise<CheckedFile | Failure> => {
  const way = await findWay(trx, agency)
  if (!accepts(way, 'tokens')) return new Failure(409, 'way-not-chosen')
  const bytes = Buffer.from(content, 'base64')
  const text = textOf(bytes)
  if (text === null) return wrong([{ kind: 'encoding', line: 1, expected: 'UTF-8', found: '–' }])
  const read = readTokens(text)
  if ('problems' in read) return wrong(read.problems)
  const { file } = read
  const agreements = await listAgreements(trx)
  const own = agreements.filter((each) => each.ended_at === null && each.partners.includes(agency))
  const agreement = own.find((each) => each.fingerprint === file.fingerprint)
  const problems = [
    ...(agreement ? [] : [otherKey(file.fingerprint, own)]),
    ...(file.rows.length > MOST_ROWS ? [tooMany(file.rows.length)] : []),
    ...file.along.flatMap(({ line, values }) => [
      ...valueProblems(reference, line, values),
      ...consentProblems(way!, line, values.consent),
    ]),
  ]
  if (!agreement || problems.length > 0) return wrong(problems)
  const fingerprint = createHash('sha256').update(bytes).digest('hex')
  return { agreement, file, people: peopleOf(file), fingerprint }
}

/** A token file is plain text; UTF-16 is what a spreadsheet may have made of it. */
const textOf = (bytes: Buffer): string | null => {
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe
  try {
    return new TextDecoder(wide ? 'utf-16le' : 'utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

const MOST_SAID = 20

const wrong = (problems: Problem[]): Failure =>
  new Failure(422, 'wrong-token-file', {
    fields: problems.slice(0, MOST_SAID).map(({ kind, line, expected, found }) => ({
      path: 'content',
      code: `token-file-${kind}`,
      params: { line, expected, found },
    })),
  })

const otherKey = (found: string, own: AgreementRow[]): Problem => ({
  ...{ kind: 'other-key', line: 2, found },
  expected: own.map(({ name, fingerprint }) => `${fingerprint} (${name})`).join(', ') || '–',
})

const tooMany = (found: number): Problem => ({
  ...{ kind: 'too-many', line: MOST_ROWS + 2, expected: `≤ ${MOST_ROWS}`, found: String(found) },
})

type Values = TokenFile['along'][number]['values']

const valueProblems = (reference: Reference, line: number, values: Values): Problem[] => {
  const { sex = '', birth_year = '', district = '', exploitation = '' } = values
  const problem = (expected: string, found: string): Problem[] => [{ kind: 'value', line, expected, found }]
  const year = Number(birth_year)
  return [
    ...(sex === '' || isCode(reference, 'sex', sex) ? [] : problem('sex: female, male …', sex)),
    ...(birth_year === '' || (/^\d{4}$/.test(birth_year) && year >= 1900 && year <= 2100)
      ? []
      : problem('birth_year: 1987', birth_year)),
    ...(district === '' || isListed(reference, 'district', district)
      ? []
      : problem('district: KG06-kara-suu', district)),
    ...(exploitation === '' || isCode(reference, 'exploitation', exploitation)
      ? []
      : problem('exploitation: forced-labour', exploitation)),
  ]
}

/** Who agreed to less than a token must not be in the file. */
const consentProblems = (way: Way, line: number, cell: string | undefined): Problem[] => {
  const agreed = agreedTo(cell)
  if (agreed === 'not-said' || accepts(narrower(way, agreed), 'tokens')) return []
  return [{ kind: 'no-consent', line, expected: 'identity, tokens', found: cell || '–' }]
}

const peopleOf = ({ rows, along }: TokenFile): NewPerson[] =>
  rows.map(({ token, filled }, place) => {
    const { line, values } = along[place]!
    return {
      ...{ line, token, filled },
      sex: values.sex || 'unknown',
      birthYear: values.birth_year ? Number(values.birth_year) : null,
      district: values.district || null,
      exploitation: values.exploitation || null,
    }
  })
