import type { Draws } from './random.ts'

export type Scheme = 'passport' | 'bgn' | 'cldr' | 'adhoc' | 'uzbek'

const LETTERS = 'а б в г д е ё ж з и й к л м н о п р с т у ф х ц ч ш щ ъ ы ь э ю я ң ө ү ў қ ғ ҳ'.split(' ')

/**
 * One column a letter above; `-` is nothing. Several spellings parted by `/` are drawn from. Passport: ICAO Doc 9303,
 * ң ө ү as Kyrgyz passports have them; BGN: the BGN/PCGN systems; CLDR: its Kirghiz-Latin and Uzbek-Latin rules;
 * Uzbek: the Latin alphabet of 1995; ad hoc: what people type.
 */
const SCHEMES: Readonly<Record<Scheme, string>> = {
  passport: 'a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh shch ie y - e iu ia n o u u k g kh',
  bgn: 'a b v g d e yë j z i y k l m n o p r s t u f kh ts ch sh shch - y - e yu ya ng ö ü ŭ q gh h',
  cldr: 'a b v g d e yo j z i y k l m n o p r s t u f kh ts ch sh shch - y - e yu ya ng ö ü oʻ q gʻ h',
  adhoc: `a b v/v/w g d e/e/e/ye e/yo zh/j/j/dj z i/i/i/y y/i/i k l m n o p r s t u f h/kh/h/x ts/c ch sh sch/shch/sh
    - y/i - e yu/iu/u ya/ia n/ng/n o/o/oe u/u/ue u/o/o' k/q g/g/gh h/kh`,
  uzbek: 'a b v g d e yo j z i y k l m n o p r s t u f x ts ch sh sh - i - e yu ya ng o u oʻ q gʻ h',
}

const tables = Object.fromEntries(
  Object.entries(SCHEMES).map(([scheme, columns]) => [
    scheme,
    new Map(
      columns
        .trim()
        .split(/\s+/)
        .map((cell, index) => [LETTERS[index]!, cell === '-' ? [''] : cell.split('/')]),
    ),
  ]),
) as Record<Scheme, Map<string, string[]>>

/** What people type for the turned comma of oʻ and gʻ. */
const COMMAS = ['ʻ', "'", '‘', '`', '']

/** A way to write Cyrillic names in Latin letters; the same letter is written the same way throughout. */
export function romanizer(scheme: Scheme, draws: Draws): (text: string) => string {
  const comma = draws.pick(COMMAS)
  const chosen = new Map<string, string>()
  const choose = (letter: string): string => {
    const known = chosen.get(letter)
    if (known !== undefined) return known
    const spellings = tables[scheme].get(letter) ?? [letter]
    const spelling = (spellings.length > 1 ? draws.pick(spellings) : spellings[0]!).replace('ʻ', comma)
    chosen.set(letter, spelling)
    return spelling
  }
  return (text) => text.replace(/\p{L}+/gu, (word) => romanizeWord(word, scheme, choose))
}

function romanizeWord(word: string, scheme: Scheme, choose: (letter: string) => string): string {
  const small = Array.from(word.toLowerCase(), choose).join('')
  // At the start, BGN, CLDR and Uzbek write е as ye.
  const led = scheme !== 'passport' && scheme !== 'adhoc' && /^е/iu.test(word) ? `y${small}` : small
  return word.charAt(0) === word.charAt(0).toLowerCase() ? led : led.charAt(0).toUpperCase() + led.slice(1)
}
