import type { KeyObject } from 'node:crypto'
import type { Trx } from '../platform/access/with-actor.ts'
import type { Services } from '../platform/http/route.ts'
import { open, placeAad, seal } from '../platform/vault/index.ts'

declare module '../platform/database/tables.ts' {
  interface Tables {
    'vault.data_key': { person_id: string; wrapped: Buffer }
  }
}

const DATA_KEY_VERSION = 1
const PREFIX = 'sealed:1:'

type Keys = Pick<Services, 'keys' | 'dataKeys'>

/** The person's data key, made when they are first recorded. The caller is the system or already sees the person. */
export const ensurePersonKey = async (trx: Trx, services: Keys, personId: string): Promise<KeyObject> => {
  const known = await findPersonKey(trx, services, personId)
  if (known) return known
  const made = await services.keys.newDataKey(personId)
  await trx.insertInto('vault.data_key').values({ person_id: personId, wrapped: made.wrapped }).execute()
  return made.plain
}

/** Null when the person is unknown, hidden from this actor, or has been erased (key destroyed). */
export const findPersonKey = async (
  trx: Trx,
  services: Keys,
  personId: string,
): Promise<KeyObject | null> => {
  const row = await trx
    .selectFrom('vault.data_key')
    .select('wrapped')
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return row ? services.dataKeys.unwrap(personId, row.wrapped) : null
}

/** Where a sealed text stands; a text moved elsewhere does not open. */
export interface TextPlace {
  table: string
  column: string
  rowId: string
  personId: string
}

/** A text sealed for storage inside JSON or a text column. */
export const sealText = (key: KeyObject, place: TextPlace, text: string): string =>
  PREFIX + seal(key, text, aadOf(place)).toString('base64')

/** The text again; anything not sealed comes back as it is, and what cannot be opened (erased, tampered) as null. */
export const openText = (key: KeyObject | null, place: TextPlace, stored: string): string | null => {
  if (!stored.startsWith(PREFIX)) return stored
  if (!key) return null
  try {
    return open(key, Buffer.from(stored.slice(PREFIX.length), 'base64'), aadOf(place))
  } catch {
    return null
  }
}

export const sealBytes = (key: KeyObject, place: TextPlace, text: string): Buffer =>
  seal(key, text, aadOf(place))
export const openBytes = (key: KeyObject, place: TextPlace, sealed: Uint8Array): string =>
  open(key, sealed, aadOf(place))

const aadOf = (place: TextPlace) => placeAad({ ...place, keyVersion: DATA_KEY_VERSION })
