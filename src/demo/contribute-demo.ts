import { v7 as uuidv7 } from 'uuid'
import type { Umai } from '../app.ts'
import {
  checkTokens,
  keepFile,
  keepNewAgreement,
  linkContributed,
  recordChoice,
} from '../contributions/index.ts'
import { addOwnNumbers } from '../figures/index.ts'
import type { Person } from '../platform/access/actor.ts'
import { Failure } from '../platform/http/route.ts'
import { piecesOf, prepareKey, TOKEN_COLUMNS, type TokenKey, toLine } from '../tokens/index.ts'

/** Synthetic people of the crisis centre's own list; the first two are in the data system too, in another script. */
const list = [
  ['Janyl', 'Esenova', 16],
  ['Cholpon', 'Mamatova', 24],
  ['Синтетика', 'Байгазиева', 31],
  ['Придуманная', 'Сатыева', 27],
  ['Мисалгүл', 'Кадырова', 19],
] as const

const LAST_YEAR = 14

/**
 * The crisis centre shares tokens of its own list and the numbers of last year; the case manager's agency shares
 * identity. Left alone when a choice was made already.
 */
export const contributeDemo = async (
  umai: Umai,
  by: { administrator: Person; centre: Person; caseManager: Person },
  now: Date,
): Promise<void> => {
  const { services } = umai
  const { access } = services
  const centre: Person = { ...by.centre, roles: ['case-manager'] }
  const made = await access.withActor(by.caseManager, (trx) =>
    recordChoice(trx, by.caseManager, { choiceId: uuidv7(), way: 'identity' }, { onlyFirst: true }),
  )
  if (!made) return
  await access.withActor(centre, (trx) => recordChoice(trx, centre, { choiceId: uuidv7(), way: 'tokens' }))
  const agreed = await access.withActor(by.administrator, (trx) =>
    keepNewAgreement(trx, services, by.administrator, {
      ...{ agreementId: uuidv7(), name: 'Demo', partners: [centre.agency] },
    }),
  )
  if (agreed instanceof Failure) throw new Error(`demo agreement: ${agreed.code}`)
  const year = now.getFullYear()
  await access.withActor(centre, async (trx) => {
    const content = Buffer.from(fileOf(agreed.file, year)).toString('base64')
    const checked = await checkTokens(trx, services, centre.agency, content)
    if (checked instanceof Failure) throw new Error(`demo tokens: ${checked.code}`)
    await keepFile(trx, services, centre, checked, {
      ...{ contributionId: uuidv7(), measure: 'victims-presumed', year },
    })
    await addOwnNumbers(trx, { importId: uuidv7(), agency: centre.agency, account: centre.account }, [
      { measure: 'victims-assisted', year: year - 1, population: 'all ages', count: LAST_YEAR },
    ])
  })
  // Once for identities recorded before the agreement, once for what then is to be compared.
  for (let run = 0; run < 2; run += 1) await linkContributed.run(services, now)
}

const fileOf = (key: TokenKey, year: number): string => {
  const { encode, fingerprint } = prepareKey(key)
  const lines = list.map(([given, surname, age], place) => {
    const pieces = piecesOf([
      { type: 'given-name', text: given },
      { type: 'surname', text: surname },
      { type: 'year', text: String(year - age) },
      { type: 'sex', text: 'female' },
    ])
    const line = toLine({ id: String(place + 1), ...encode(pieces) }, fingerprint).trimEnd()
    return `${line},female,${year - age}`
  })
  return `${TOKEN_COLUMNS},sex,birth_year\n${lines.join('\n')}\n`
}
