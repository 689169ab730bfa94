import { z } from 'zod'
import { FIELD_TYPES as LINKED_TYPES, type FieldType as LinkedType } from '../linkage/model.ts'

/** What a column of a list may hold: what `umai link` compares, but no free text, of which nothing is made. */
export const FIELD_TYPES = LINKED_TYPES.filter((type): type is Exclude<LinkedType, 'text'> => type !== 'text')
export const FieldType = z.enum(FIELD_TYPES)
export type FieldType = z.infer<typeof FieldType>

/**
 * What goes into a token, each under a key of its own, with the letter that says in the output that it was there.
 * `names` is all names together, so that given name and surname may be swapped.
 */
export const FEATURES = {
  given: 'g',
  surname: 's',
  patronymic: 'p',
  names: 'n',
  date: 'd',
  year: 'y',
  sex: 'x',
  'national-id': 'i',
  phone: 't',
  email: 'e',
  postcode: 'c',
  place: 'l',
  address: 'a',
} as const
export type Feature = keyof typeof FEATURES

/** The secret that partners share and the data system does not need to know; `agreement` names what it is for. */
export const TokenKey = z
  .object({
    format: z.literal('umai-token-key-1'),
    agreement: z.string().min(1).max(200),
    key: z.string().regex(/^[A-Za-z0-9+/]{43}=$/, 'expected 32 bytes in base64'),
  })
  .strict()
export type TokenKey = z.infer<typeof TokenKey>

/** One row of a token file. */
export interface TokenRow {
  /** The list's own number of the record, or its place in the list. */
  id: string
  /** 1,024 bits, 512 of them set. */
  token: Uint8Array
  /** Letters of `FEATURES` that were there. */
  filled: string
}
