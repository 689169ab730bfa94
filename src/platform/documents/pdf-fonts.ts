import { createRequire } from 'node:module'
import { openSync } from 'fontkit'

const resolve = createRequire(import.meta.url).resolve
const regular = resolve('pdfmake/fonts/Roboto/Roboto-Regular.ttf')
const medium = resolve('pdfmake/fonts/Roboto/Roboto-Medium.ttf')
const italic = resolve('pdfmake/fonts/Roboto/Roboto-Italic.ttf')

/** Roboto comes with pdfmake, draws Kyrgyz, Russian, Uzbek, Tajik and Turkish, and is embedded as a subset. */
export const pdfFonts = { Roboto: { normal: regular, bold: medium, italics: italic, bolditalics: medium } }

/** The only files the PDF library may read. */
export const fontFiles: ReadonlySet<string> = new Set([regular, medium, italic])

let drawable: ReadonlySet<number> | undefined

/** Unicode code points Roboto has a shape for; read from the font on first use. */
function drawableCodePoints(): ReadonlySet<number> {
  if (drawable) return drawable
  const font = openSync(regular)
  if (!('characterSet' in font)) throw new Error('the PDF font is a collection, not one font')
  drawable = new Set(font.characterSet)
  return drawable
}

/** What replaces a sign that the font lacks but plain letters can stand for. */
const substitutes: Record<string, string> = {
  '☐': '[  ]',
  '□': '[  ]',
  '☑': '[x]',
  '☒': '[x]',
  '✓': '√',
  '✔': '√',
  '→': '–>',
}

/**
 * Text with nothing in it the PDF font cannot draw: words in another script (Arabic, Chinese …) become
 * `otherScript`, a note in the form's language, because empty boxes would look like an answer; other signs `[?]`.
 */
export function drawableText(text: string, otherScript: string): string {
  const known = drawableCodePoints()
  const missing = (character: string) => character !== '\n' && !known.has(character.codePointAt(0) ?? 0)
  if (![...text].some(missing)) return text
  const marked = [...text].map((character) => {
    if (!missing(character)) return character
    return substitutes[character] ?? (/[\p{L}\p{M}]/u.test(character) ? '\uE000' : '\uE001')
  })
  return marked
    .join('')
    .replace(/\uE000(?:[\uE000\uE001\s]*\uE000)?/g, otherScript)
    .replace(/\uE001+/g, '[?]')
}
