import { dropLetters } from './letters.ts'
import type { Draws } from './random.ts'

/** The two layouts of one keyboard, key for key, a row a line. */
const RUSSIAN = ['йцукенгшщзхъ', 'фывапролджэё', 'ячсмитьбю']
const ENGLISH = ['qwertyuiop[]', "asdfghjkl;'`", 'zxcvbnm,.']
const SHIFTED = new Map(Array.from("[];'`,.", (key, index) => [key, '{}:"~<>'.charAt(index)]))

const toEnglish = pairUp(RUSSIAN, ENGLISH)
const toRussian = pairUp(ENGLISH, RUSSIAN)
const beside = new Map([
  ...neighbors(RUSSIAN),
  ...neighbors(ENGLISH.map((row) => row.replace(/[^a-z]/g, ''))),
])

/** What comes out when the keyboard is in the other layout: Айгуль → Fquekm, Aigul → Фшпгд. */
export function typeInOtherLayout(text: string): string {
  const keys = /\p{Script=Cyrillic}/u.test(text) ? toEnglish : toRussian
  return Array.from(dropLetters(text), (letter) => {
    const small = letter.toLowerCase()
    const key = keys.get(small) ?? letter
    return small === letter ? key : (SHIFTED.get(key) ?? key.toUpperCase())
  }).join('')
}

/** A word too short to be recognized after a slip of the finger. */
export const tooShortForTypo = (text: string): boolean => text.length < 4

/** One slip of the finger, rarely in the first letter: a letter left out, doubled, swapped with the next, or beside. */
export function mistype(text: string, draws: Draws): string {
  const place = draws.chance(0.1) ? 0 : draws.whole(1, text.length - 2)
  const letter = text.charAt(place)
  const kind = draws.number()
  if (kind < 0.3) return text.slice(0, place) + text.slice(place + 1)
  if (kind < 0.45) return text.slice(0, place) + letter + text.slice(place)
  const next = text.charAt(place + 1)
  if (kind < 0.65 && next !== letter) return text.slice(0, place) + next + letter + text.slice(place + 2)
  const keys = beside.get(dropLetters(letter).toLowerCase())
  if (keys === undefined) return text.slice(0, place) + text.slice(place + 1)
  const other = draws.pick(keys)
  const typed = letter === letter.toLowerCase() ? other : other.toUpperCase()
  return text.slice(0, place) + typed + text.slice(place + 1)
}

function pairUp(from: readonly string[], to: readonly string[]): Map<string, string> {
  const [one, other] = [Array.from(from.join('')), Array.from(to.join(''))]
  return new Map(one.map((letter, index) => [letter, other[index]!]))
}

/** The letters around each key: left and right of it, and the two above and below. */
function neighbors(rows: readonly string[]): [string, string[]][] {
  const at = (row: number, column: number) => rows[row]?.charAt(column) ?? ''
  return rows.flatMap((keys, row) =>
    Array.from(keys, (key, column): [string, string[]] => [
      key,
      [
        at(row, column - 1),
        at(row, column + 1),
        at(row - 1, column),
        at(row - 1, column + 1),
        at(row + 1, column),
        at(row + 1, column - 1),
      ].filter((letter) => letter !== ''),
    ]),
  )
}
