import { setImmediate } from 'node:timers/promises'
import { dropTokenLinks, regroupByTokens, saveTokenLinks } from '../duplicates/index.ts'
import { theSystem } from '../platform/access/actor.ts'
import type { Trx } from '../platform/access/with-actor.ts'
import type { Job } from '../platform/http/capability.ts'
import type { Services } from '../platform/http/route.ts'
import { inCommon, linkTokens, USUAL_RULES } from '../tokens/index.ts'
import { keepToken, staysOut } from './keep-tokens.ts'
import { type AgreementRow, listRunning } from './store.ts'
import { type KeptToken, listIdentified, listTokens, markSeen, saveFilled } from './token-rows.ts'

const PEOPLE_A_RUN = 500
const UNSEEN_A_RUN = 10_000
/** Pairs compared before others get a turn: about a fifth of a second. */
const PAIRS_AT_ONCE = 5_000_000
const SMALLEST_PART = 500

/**
 * Makes tokens of identities that were there before an agreement, and compares tokens that nobody compared yet: those of
 * files with all others, those of identities with files. Two identities inside are never compared by tokens.
 */
export const linkContributed: Job = {
  name: 'link-contributed',
  every: '* * * * *',
  run: async (services) => {
    const { access } = services
    for (const agreement of await access.withActor(theSystem, listRunning)) {
      if (agreement.filled_at === null)
        await access.withActor(theSystem, (trx) => fillPart(trx, services, agreement))
      await access.withActor(theSystem, (trx) => linkUnseen(trx, agreement.agreement_id))
    }
  },
}

/** The next identities, by id. What is recorded meanwhile has its token from the door. */
const fillPart = async (trx: Trx, services: Services, agreement: AgreementRow): Promise<void> => {
  const people = await listIdentified(trx, agreement.filled_to, PEOPLE_A_RUN)
  for (const personId of people)
    if (!(await staysOut(trx, personId))) await keepToken(trx, services, personId, agreement)
  await saveFilled(trx, agreement.agreement_id, people.at(-1) ?? null)
}

const linkUnseen = async (trx: Trx, agreementId: string): Promise<void> => {
  const unseen = await listTokens(trx, agreementId, { after: null, most: UNSEEN_A_RUN, which: 'unseen' })
  if (unseen.length === 0) return
  const ids = unseen.map(({ id }) => id)
  await dropTokenLinks(trx, ids, agreementId)
  const [ofFiles, inside] = [unseen.filter(isOfFile), unseen.filter((each) => !isOfFile(each))]
  await linkWith(trx, agreementId, ofFiles, 'all')
  await linkWith(trx, agreementId, inside, 'of-files')
  await markSeen(trx, agreementId, ids)
  await regroupByTokens(trx)
}

const isOfFile = ({ file }: KeptToken) => file !== null

const linkWith = async (
  trx: Trx,
  agreementId: string,
  ones: KeptToken[],
  which: 'all' | 'of-files',
): Promise<void> => {
  if (ones.length === 0) return
  const most = Math.max(SMALLEST_PART, Math.floor(PAIRS_AT_ONCE / ones.length))
  for (let after: string | null = null; ; ) {
    const others = await listTokens(trx, agreementId, { after, most, which })
    await saveTokenLinks(trx, foundAmong(ones, others, agreementId))
    if (others.length < most) return
    after = others.at(-1)!.id
    await setImmediate()
  }
}

/** All pairs above the threshold; who belongs to whom is decided over all of them (`groupByTokens`). */
const foundAmong = (ones: KeptToken[], others: KeptToken[], agreementId: string) => {
  const known = new Map([...ones, ...others].map((each) => [each.id, each]))
  const { links } = linkTokens(ones, others, { ...USUAL_RULES, oneToOne: false })
  return links.flatMap(({ one, other, share, shared }) => {
    const [a, b] = [known.get(one)!, known.get(other)!]
    // A file holds nobody twice.
    if (one === other || (a.file !== null && a.file === b.file)) return []
    return [{ one, other, agreementId, share, shared, compared: inCommon(a.filled, b.filled) }]
  })
}
