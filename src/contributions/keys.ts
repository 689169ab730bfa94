import type { Trx } from '../platform/access/with-actor.ts'
import type { Services } from '../platform/http/route.ts'
import type { KeyService } from '../platform/vault/index.ts'
import { prepareKey, type TokenKey } from '../tokens/index.ts'
import { type AgreementRow, findWrappedKey } from './store.ts'

type Prepared = ReturnType<typeof prepareKey>

/** Whom the key service wraps it for: a key moved to another agreement's row does not open. */
const ownerOf = (agreementId: string) => `token-agreement:${agreementId}`

/** Keys made ready, for as long as the program runs; preparing one costs a thousand hashes. */
const prepared = new WeakMap<KeyService, Map<string, Prepared>>()

/** A new key for an agreement: wrapped for the database, and once in the clear for its file. */
export const makeKey = async (
  { keys }: Pick<Services, 'keys'>,
  agreement: { agreementId: string; name: string },
): Promise<{ file: TokenKey; wrapped: Buffer; fingerprint: string }> => {
  const { plain, wrapped } = await keys.newDataKey(ownerOf(agreement.agreementId))
  const file = fileOf(agreement.name, plain.export())
  return { file, wrapped, fingerprint: prepareKey(file).fingerprint }
}

/** Makes tokens under an agreement's key; null when its key was deleted. As the system. */
export const encoderOf = async (
  trx: Trx,
  { keys }: Pick<Services, 'keys'>,
  { agreement_id, name }: AgreementRow,
): Promise<Prepared['encode'] | null> => {
  const wrapped = await findWrappedKey(trx, agreement_id)
  if (!wrapped) return null
  const known = prepared.get(keys) ?? new Map<string, Prepared>()
  prepared.set(keys, known)
  const key = wrapped.toString('base64')
  const ready =
    known.get(key) ??
    prepareKey(fileOf(name, (await keys.unwrapDataKey(ownerOf(agreement_id), wrapped)).export()))
  known.set(key, ready)
  return ready.encode
}

const fileOf = (agreement: string, bytes: Buffer): TokenKey => ({
  format: 'umai-token-key-1',
  agreement,
  key: bytes.toString('base64'),
})
