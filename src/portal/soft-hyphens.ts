const VOWEL = '[аеёиоуыэюяөү]'
const CONSONANT = '[бвгджзклмнңпрстфхцчшщқғҳ]'

/** Before the consonant that begins a syllable, with three letters in front of it and two behind. */
const BREAK = new RegExp(`(?<=\\p{L}{3})(?=${CONSONANT}${VOWEL})`, 'giu')
const LONG_WORD = /\p{L}{7,}/gu
const SHY = '\u00ad'

/**
 * Marks where a long Cyrillic word may be broken, so that a table of narrow columns fits on a phone: browsers know no
 * Kyrgyz hyphenation. Syllables of Kyrgyz, and of Russian nearly always, begin with the consonant before their vowel.
 */
export const softHyphens = (text: string): string =>
  text.replace(LONG_WORD, (word) => word.replace(BREAK, SHY))
