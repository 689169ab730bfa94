import { z } from 'zod'

/*
 * What every reference entry is made of. The message of a schema is what was expected there, as a noun phrase,
 * so that the loader can say "expected <message>, found <value>".
 */

export const LANGUAGES = ['ky', 'ru', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

export const text = (expected = 'text') => z.string({ error: expected }).trim().min(1, { error: expected })

export const yesOrNo = () => z.boolean({ error: 'true or false' })

const CODE = 'a code of letters, digits and hyphens, such as forced-work'
/** Stable and never shown; up to 60 characters, because events keep it. */
export const Code = z
  .string({ error: CODE })
  .max(60, { error: CODE })
  .regex(/^[A-Za-z0-9]+([._-][A-Za-z0-9]+)*$/, { error: CODE })

/** A text of the interface in all three languages; a missing one is a problem, never an English fallback. */
export const Labels = z.strictObject(
  {
    ky: text('a text in Kyrgyz (ky)'),
    ru: text('a text in Russian (ru)'),
    en: text('a text in English (en)'),
  },
  { error: ({ code }) => (code === 'unrecognized_keys' ? 'one of ky, ru, en' : 'labels in ky, ru and en') },
)
export type Labels = z.infer<typeof Labels>

const DAY = 'a day such as 2021-12-01, in quotes'
const day = z.iso.date({ error: DAY })

/** Codes of the same thing in other standards: htcds, ictip, sdmx, primero, coe, isic … */
export const OtherCodes = z.record(z.string(), z.union([text(), z.array(text())]), {
  error: 'codes by standard',
})
export type OtherCodes = z.infer<typeof OtherCodes>

/**
 * Where something was read, and whether that was the thing itself. `note` says why `verified` is false, or what a
 * reader must know. `source` and `verified` may stand once at the head of a file for all its entries.
 */
export const provenance = {
  source: text('the document and paragraph where this was read'),
  verified: yesOrNo(),
  note: text().optional(),
}

export const validity = { validFrom: day.optional(), validTo: day.optional() }
