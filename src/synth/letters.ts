/** Letters of Kyrgyz and Uzbek that a Russian keyboard and Windows-1251 lack (it has ў), and what is typed instead. */
const DROPPED: Readonly<Record<string, string>> = { ң: 'н', ө: 'о', ү: 'у', ў: 'у', қ: 'к', ғ: 'г', ҳ: 'х' }
const SPECIAL = /[ңөүўқғҳ]/giu
const NOT_IN_1251 = /[ңөүқғҳ]/giu

export const hasSpecialLetters = (text: string): boolean => text.search(SPECIAL) >= 0
export const dropLetters = (text: string): string => text.replace(SPECIAL, dropped)
export const fitIn1251 = (text: string): string => text.replace(NOT_IN_1251, dropped)

function dropped(letter: string): string {
  const small = letter.toLowerCase()
  const to = DROPPED[small]!
  return small === letter ? to : to.toUpperCase()
}

/** The habits of Russian spelling: гүл is гуль, бүбү is бюбю, a first Ж is Дж. */
const RUSSIAN: readonly (readonly [RegExp, string])[] = [
  [/Гүл$/u, 'Гуль'],
  [/гүл/gu, 'гуль'],
  [/Бүбү/gu, 'Бюбю'],
  [/бүбү/gu, 'бюбю'],
  [/^Ж(?=[аоуыиөү])/u, 'Дж'],
]

export const spellRussian = (name: string): string =>
  RUSSIAN.reduce((text, [pattern, to]) => text.replace(pattern, to), name)

const CYRILLIC_TWINS = 'аеорсухАВЕКМНОРСТХ'
const LATIN_TWINS = 'aeopcyxABEKMHOPCTX'

/** Places of a Cyrillic text whose letters look the same in Latin. */
export const twinPlaces = (text: string): number[] =>
  Array.from(text, (letter, place) => (CYRILLIC_TWINS.includes(letter) ? place : -1)).filter(
    (place) => place >= 0,
  )

export function toLatinTwin(text: string, place: number): string {
  const twin = LATIN_TWINS.charAt(CYRILLIC_TWINS.indexOf(text.charAt(place)))
  return text.slice(0, place) + twin + text.slice(place + 1)
}
