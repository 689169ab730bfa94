/**
 * Folds a name to an ASCII key under which all usual spellings of it in Kyrgyz, Russian and Uzbek meet:
 * Cyrillic, passport and ICAO Latin, BGN, CLDR, Uzbek Latin, Turkish-style and ad hoc. Keys are for comparing
 * and indexing only; nobody is shown one. One letter a sound: j = ж, c = ч, x = ш and щ, h = х, ts = ц, i = и й ы.
 * The method follows research on name linkage in this region: compare a folded key, not one romanization.
 */
import type { Rewrite } from './rewrite.ts'
import { compileRewrites, rewrite } from './rewrite.ts'

/** Letters of any script that mean one thing. Capitals mark "final": the Latin table does not read them again. */
const LETTERS: readonly Rewrite[] = [
  ...each(
    'абвгдежзиклмнопрстуфх',
    'ABVGDEJZIKLMNOPRSTUFH',
    'letters all three languages share; ж is one sound',
  ),
  ...each('йыіӣ', 'IIII', 'и, й and ы are all typed i or y in Latin, and ы is typed и on Russian keyboards'),
  ...each('эә', 'EA', 'э is е at the start of a word; Kazakh and Uyghur ә is written a'),
  ...each('өѳɵүұӯ', 'OOOUUU', 'ө and ү are missing on Russian keyboards and typed о and у'),
  ...each('ңҥŋñґғҕ', 'NNNNGGG', 'ң and ғ are missing on Russian keyboards and typed н and г'),
  ...each('қҡҳһ', 'KKHH', 'қ is written k or q, ҳ and х are both written h or kh'),
  ...each('җҷҹž', 'JJJJ', 'the sound дж of Tajik and Uyghur is the Kyrgyz ж'),
  ...each('чçčćшщşșš', 'CCCCXXXXX', 'щ is shch, sch or sh in Latin, so it cannot be kept apart from ш'),
  ...each('ıə', 'IA', 'Turkish dotless ı is ы, Azerbaijani ə is ә'),
  { from: 'ў', to: 'U', why: 'Uzbek ў is written у in Russian and oʻ in Latin' },
  { from: 'ц', to: 'TS', why: 'ts in passports' },
  { from: 'ё', to: 'IO', why: 'yo in Uzbek; the Russian habit of writing е is undone below' },
  { from: 'ю', to: 'IU', why: 'yu, iu and йу' },
  { from: 'я', to: 'IA', why: 'ya, ia and йа' },
  { from: 'є', to: 'IE', why: 'Ukrainian ye' },
  { from: 'ї', to: 'II', why: 'Ukrainian yi' },
  { from: 'ь', to: '', why: 'soft sign: written, dropped or an apostrophe' },
  { from: 'ъ', to: '', why: 'hard sign, or the Uzbek glottal stop' },
]

/** Latin spellings, longest first. */
const LATIN: readonly Rewrite[] = [
  { from: 'alex', to: 'aleks', why: 'x is ks in names that came through Russian' },
  { from: 'maxim', to: 'maksim', why: 'as Alex' },
  { from: 'oxan', to: 'oksan', why: 'as Alex' },
  { from: 'xeni', to: 'kseni', why: 'as Alex' },
  { from: 'felix', to: 'feliks', why: 'as Alex' },
  { from: 'ishak', to: 'isHak', why: 'Исхак: s and h are two sounds here' },
  { from: 'ishok', to: 'isHok', why: 'Исҳоқ, as Исхак' },
  { from: "s'h", to: 'sH', why: 'Uzbek Latin separates s and h by an apostrophe (Isʼhoq)' },
  { from: 'shch', to: 'x', why: 'щ in passports' },
  { from: 'sch', to: 'x', why: 'щ ad hoc, and German ш' },
  { from: 'sh', to: 'x', why: 'ш' },
  { from: 'tch', to: 'c', why: 'ч by French spelling' },
  { from: 'ch', to: 'c', why: 'ч' },
  { from: 'dzh', to: 'j', why: 'ж as дж in Russian passports' },
  { from: 'zh', to: 'j', why: 'ж in Kyrgyz passports' },
  { from: 'kh', to: 'h', why: 'х in passports' },
  { from: 'gh', to: 'g', why: 'ғ by BGN' },
  { from: "o'", to: 'u', why: 'Uzbek oʻ is ў' },
  { from: 'ph', to: 'f', why: 'Sophia' },
  ...['a', 'k', 'l', 'r', 't'].map((next) => hardC(next)),
  { from: 'c', to: 'ts', why: 'ц in scientific romanization (Coy)' },
  { from: 'q', to: 'k', why: 'қ in Uzbek Latin' },
  { from: 'w', to: 'v', why: 'в by German and English spelling' },
  { from: 'x', to: 'h', why: 'х in Uzbek Latin' },
  { from: 'y', to: 'i', why: 'й, ы and и' },
  { from: "'", to: '', why: 'a soft sign, a glottal stop, or Uzbek gʻ, which is г in Russian' },
]

/** What is left to settle once both scripts use the same letters. */
const SOUNDS: readonly Rewrite[] = [
  { from: 'dj', to: 'j', why: 'Джаныл is Жаңыл' },
  { from: 'tc', to: 'c', why: 'тч is heard and typed ч' },
  { from: 'xc', to: 'x', why: 'шч is щ' },
  { from: 'ing', to: 'ing', at: 'start', why: 'Инга is not Инна, and has no ң' },
  { from: 'angel', to: 'angel', at: 'start', why: 'Ангелина is not Анелина' },
  { from: 'ngg', to: 'n', why: 'Chynggyz' },
  { from: 'ng', to: 'n', why: 'ң is ng in Latin, and Чыңгыз is Чынгыз: the two cannot be told apart' },
  { from: 'iie', to: 'e', why: 'Aliyev is Алиев' },
  { from: 'ie', to: 'e', why: 'Yelena is Елена is Elena' },
  { from: 'io', to: 'e', at: 'after-consonant', why: 'Королёв is Королев, Pyotr is Петр' },
  { from: 'iu', to: 'u', at: 'after-consonant', why: 'Бюбюсара is Бүбүсара, Мавлюда is Мавлуда' },
]

const LOOK_ALIKE_LATIN = 'ABCEHKMOPTXYIaceopxyikmtë'
const LOOK_ALIKE_CYRILLIC = 'АВСЕНКМОРТХУІасеорхуікмтё'
const APOSTROPHES = /[ʻʼʽʹʾʿˈ‘’‛′`´＇]/gu
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]/gu
const WORD = /\p{N}+|[\p{L}\p{M}']+/gu
const FOREIGN_LETTER = /[^\p{Script=Cyrillic}\p{Script=Latin}\p{M}']/u

const LATIN_LETTER = /\p{Script=Latin}/u
const CYRILLIC_LETTER = /\p{Script=Cyrillic}/u
const ASCII_WORD = /^[a-z']*$/i

const letters = compileRewrites(LETTERS)
const latin = compileRewrites(LATIN)
const sounds = compileRewrites(SOUNDS)
const toCyrillic = lookAlikes(LOOK_ALIKE_LATIN, LOOK_ALIKE_CYRILLIC)
const toLatin = lookAlikes(LOOK_ALIKE_CYRILLIC, LOOK_ALIKE_LATIN)

/**
 * The words of a name, folded, in the order given. Numbers stay words of their own. A word in another script
 * than Cyrillic or Latin becomes "~" and its code points, so that equal still means equal. Linear in the text.
 */
export function foldWords(text: string): string[] {
  const plain = text.replace(INVISIBLE, '').replace(APOSTROPHES, "'").normalize('NFKC')
  return (plain.match(WORD) ?? []).map(foldWord).filter((word) => word !== '')
}

function foldWord(word: string): string {
  if (/^\d+$/.test(word)) return word
  const inner = word.replace(/^'+|'+$/g, '')
  if (FOREIGN_LETTER.test(inner)) return foreignKey(inner)
  const known = rewrite(unmixScripts(inner).toLowerCase(), letters)
  const sounded = rewrite(rewrite(withoutMarks(known), latin).toLowerCase(), sounds)
  return sounded.replace(/[^a-z]/g, '').replace(/(.)\1+/g, '$1')
}

function withoutMarks(word: string): string {
  return ASCII_WORD.test(word) ? word : word.normalize('NFD').replace(/\p{M}/gu, '')
}

function foreignKey(word: string): string {
  return `~${Array.from(word.toLowerCase(), (letter) => letter.codePointAt(0)?.toString(36)).join('.')}`
}

/** A word typed in two scripts (Latin "a" in a Cyrillic word) goes to the script its unmistakable letters are in. */
function unmixScripts(word: string): string {
  if (!LATIN_LETTER.test(word) || !CYRILLIC_LETTER.test(word)) return word
  const all = Array.from(word)
  const cyrillic = all.filter((letter) => CYRILLIC_LETTER.test(letter))
  const onlyCyrillic = cyrillic.filter((letter) => !toLatin.has(letter)).length
  const onlyLatin = all.filter((letter) => /[a-z]/i.test(letter) && !toCyrillic.has(letter)).length
  const table = onlyLatin > onlyCyrillic ? toLatin : toCyrillic
  return all.map((letter) => table.get(letter) ?? letter).join('')
}

/** Victoria, Clara and Carina have a к; Coy and Cereteli have a ц. */
function hardC(next: string): Rewrite {
  return { from: `c${next}`, to: `k${next}`, why: 'c before a, k, l, r and t is к' }
}

function each(from: string, to: string, why: string): Rewrite[] {
  const targets = Array.from(to)
  return Array.from(from, (letter, index) => ({ from: letter, to: targets[index] ?? '', why }))
}

function lookAlikes(from: string, to: string): Map<string, string> {
  const targets = Array.from(to)
  return new Map(Array.from(from, (letter, index) => [letter, targets[index] ?? letter]))
}
