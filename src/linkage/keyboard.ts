/** Text typed with the wrong keyboard layout switched on: Fqufhbv for Айгарим, Фшпгд for Aigul. */

const LATIN = '`qwertyuiop[]asdfghjkl;\'zxcvbnm,.~QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>'
const CYRILLIC = 'ёйцукенгшщзхъфывапролджэячсмитьбюЁЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ'

const TO_CYRILLIC = new Map(Array.from(LATIN, (letter, index) => [letter, CYRILLIC[index]!]))
const TO_LATIN = new Map(Array.from(CYRILLIC, (letter, index) => [letter, LATIN[index]!]))

/** The text as the same keys give it in the other layout; null when it mixes both alphabets. */
export function otherLayout(text: string): string | null {
  const latin = /[a-z]/i.test(text)
  const cyrillic = /[а-яё]/i.test(text)
  if (latin === cyrillic) return null
  const table = latin ? TO_CYRILLIC : TO_LATIN
  return Array.from(text, (letter) => table.get(letter) ?? letter).join('')
}
