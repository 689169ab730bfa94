import { foldWords } from './fold-words.ts'

/** What clerks write when there is no name, in the three languages, and common stand-ins. Compared folded. */
const PLACEHOLDERS = `
unknown unnamed noname anonymous nobody
неизвестно неизвестный неизвестная неизвестен неустановлено неустановленный неустановленная
безымянный безымянная аноним анонимно отсутствует отказалась отказался
номаалымсыз белгисиз аталбаган аныкталбаган
nomaʼlum номаълум ismsiz исмсиз
`

const WORDS: ReadonlySet<string> = new Set(foldWords(PLACEHOLDERS))

const NUMBER = /^\d/

/** Words that only together with a placeholder say "no name": Аты белгисиз, No name, Без имени, Not known. */
const PHRASES = [
  'no name',
  'not known',
  'not given',
  'без имени',
  'нет данных',
  'нет имени',
  'не известно',
  'не установлено',
  'аты жок',
  'аты белгисиз',
  'аты аталган эмес',
  'аныктала элек',
  'маалымат жок',
].map((phrase) => foldWords(phrase).join(' '))

/** Whether a folded word only says that there is no name. */
export function isPlaceholderWord(folded: string): boolean {
  return WORDS.has(folded)
}

/** Whether a text given as a name holds no name: empty, or nothing but placeholder words and numbers. */
export function isNoName(value: string): boolean {
  return holdNoName(foldWords(value))
}

/** `isNoName` of a text folded already (`foldWords`). */
export function holdNoName(folded: readonly string[]): boolean {
  const words = folded.filter((word) => !NUMBER.test(word))
  return words.every((word) => WORDS.has(word)) || PHRASES.includes(words.join(' '))
}

/**
 * Whether a folded name is a code name: a name with a number ("Айгул-1"), by which a file tells apart people whose
 * names it does not know or does not tell.
 */
export function isCodeName(folded: readonly string[]): boolean {
  return folded.some((word) => NUMBER.test(word)) && !holdNoName(folded)
}
