/** Document numbers, phone numbers and years as they stand in a search line, and their forms for comparing. */

const PHONE_DIGITS = 9
/** The longest number that can be a phone with its country code (ITU-T E.164: 15, here less than a 14-digit PIN). */
const LONGEST_PHONE = 13
/**
 * Series letters that are mistaken for each other, because Cyrillic and Latin look or sound alike (Н is typed as
 * H by look and as N by sound). The digits do the telling apart, so one letter stands for each group.
 */
const SERIES_LETTERS = [
  'AА',
  'BVВ',
  'CSС',
  'DД',
  'EЕ',
  'FФ',
  'GГ',
  'HNНXХ',
  'IИІYЙ',
  'KК',
  'LЛ',
  'MМ',
  'OОӨ',
  'PRРП',
  'TТ',
  'UУҮ',
  'ZЗ',
]
const SERIES = new Map(
  SERIES_LETTERS.flatMap((group) => Array.from(group, (letter) => [letter, group.charAt(0)] as const)),
)

const DATE = /(?<!\d)\d{1,2}[./-]\d{1,2}[./-]((?:19|20)\d{2})(?!\d)/u
const PHONE = /(?:\+|(?<!\d)0)[\d\s()-]{7,}\d/gu
const DOCUMENT = /(?:(?<!\p{L})\p{L}{1,3}[\s№-]{0,2})?\d{5,}/gu
const YEAR = /(?<!\d)((?:19|20)\d{2})(?!\d)/u

/** A document number for comparing: letters and digits only, upper case, one letter for each group above. */
export function foldDocument(value: string): string {
  const upper = value.replaceAll('№', '').normalize('NFKC').toUpperCase()
  return Array.from(upper.replace(/[^\p{L}\p{N}]/gu, ''), (char) => SERIES.get(char) ?? char).join('')
}

/** The last nine digits of a phone number, the same with and without country code; empty when there are fewer. */
export function foldPhone(value: string): string {
  const digits = value.normalize('NFKC').replace(/\D/g, '')
  return digits.length < PHONE_DIGITS ? '' : digits.slice(-PHONE_DIGITS)
}

/** What a search line holds in numbers, and the line without them. */
export type NumbersRead = {
  rest: string
  documents: string[]
  phones: string[]
  birthYears?: { from: number; to: number }
}

/**
 * Reads a search line: a date or a lone year 1900–2099 is the birth year, five digits or more a document, nine to
 * thirteen also a phone, because a bare number does not say which it is.
 */
export function readNumbers(query: string): NumbersRead {
  const dated = DATE.exec(query)
  const undated = query.replace(DATE, ' ')
  const phones = undated.match(PHONE) ?? []
  const withoutPhones = undated.replace(PHONE, ' ')
  const documents = withoutPhones.match(DOCUMENT) ?? []
  const withoutDocuments = withoutPhones.replace(DOCUMENT, ' ')
  const year = Number(dated?.[1] ?? YEAR.exec(withoutDocuments)?.[1] ?? 0)
  return {
    rest: withoutDocuments.replace(YEAR, ' '),
    documents: [...phones, ...documents].filter((text) => !text.startsWith('+')),
    phones: [...phones, ...documents.filter(maybePhone)],
    ...(year > 0 && { birthYears: { from: year, to: year } }),
  }
}

function maybePhone(text: string): boolean {
  return /^\d+$/.test(text) && text.length >= PHONE_DIGITS && text.length <= LONGEST_PHONE
}
