/*
 * Made-up words and numbers that stand nowhere else, and the shapes in which they could lie in a database, a file or
 * a log without being seen at first glance.
 */

/** The stem of every canary text. */
export const WORD = 'канарейкажан'
export const PHONE = '+996 700 555 0171'
export const DOCUMENT = 'AN7310946882'

/** As they were typed, as names are folded and numbers normalised for searching. */
const stems = [
  WORD,
  'kanareikazhan',
  'kanarejkazhan',
  'kanareykajan',
  '7005550171',
  '700 555 0171',
  '7310946882',
]

const shapesOf = (stem: string): string[] => {
  const variants = [stem, stem.toUpperCase(), stem[0]!.toUpperCase() + stem.slice(1)]
  return [...new Set(variants)].flatMap((text) => [
    text,
    escaped(text),
    encodeURIComponent(text),
    Buffer.from(text, 'utf8').toString('hex'),
    Buffer.from(text, 'utf16le').toString('hex'),
    Buffer.from(text, 'utf16le').swap16().toString('hex'),
    ...base64Cores(text),
  ])
}

/** As JSON writes letters outside ASCII when asked to. */
const escaped = (text: string) =>
  [...text].map((c) => (c > '\x7f' ? `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}` : c)).join('')

/** The part of the base64 that does not depend on what stands before and behind, for each of the three offsets. */
const base64Cores = (text: string) =>
  [0, 1, 2].map((offset) => {
    const encoded = Buffer.from(' '.repeat(offset) + text, 'utf8').toString('base64')
    return encoded.slice(offset === 0 ? 0 : offset + 1, encoded.length - 4)
  })

const shapes = [...new Set(stems.flatMap(shapesOf))].filter((shape) => shape.length >= 7)

/** The shapes of a canary found in a text; hex is compared without regard to case. */
export const canariesIn = (text: string): string[] => {
  const lower = text.toLowerCase()
  return shapes.filter(
    (shape) => text.includes(shape) || (/^[0-9a-f]+$/.test(shape) && lower.includes(shape)),
  )
}

/** Bytes of a file, as they lie there. */
export const canariesInBytes = (bytes: Buffer): string[] => {
  const raw = [WORD, WORD.toUpperCase(), 'kanareikazhan', '7005550171', '7310946882']
  return raw.filter(
    (text) => bytes.includes(Buffer.from(text, 'utf8')) || bytes.includes(Buffer.from(text, 'utf16le')),
  )
}
