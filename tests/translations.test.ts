import { describe, expect, test } from 'vitest'
import { eventKinds } from '../src/case-file.ts'
import {
  baseOf,
  isPlural,
  LANGUAGES,
  messageAreas,
  placeholdersOf,
  pluralForms,
  readMessages,
  wholeCatalogue,
} from './helpers/catalogues.ts'
import {
  fieldCodes,
  keysOfScreens,
  keysTranslated,
  refusalCodes,
  sourceFiles,
  stepKinds,
  type UsedKey,
} from './helpers/source-texts.ts'

/* Every text in Kyrgyz, Russian and English, complete; and every key that the code uses is there. */

/** Words that Kyrgyz has from Russian or both have from elsewhere, months among them; a whole text may be one of these. */
const SHARED = new Set(
  `кыргызстан юрист психолог объект программа документ команда pdf word меню координатор администратор
  эксплуатация адвокат янв. апр. май авг. окт. дек. январь февраль март апрель июнь июль август сентябрь октябрь ноябрь
  декабрь`.split(/\s+/),
)

/** How a date is put together differs between languages, and so does what it is put together of. */
const OWN_PLACEHOLDERS = new Set(['desk.date.pattern.short'])

const areas = messageAreas()
const whole = Object.fromEntries(LANGUAGES.map((language) => [language, wholeCatalogue(language)]))
const bases = new Set(Object.keys(whole.en!).map(baseOf))
const files = sourceFiles()

const missing = (used: UsedKey[], candidates: (key: string) => string[]): string[] => [
  ...new Set(
    used
      .filter(({ key }) => !candidates(key).some((each) => exists(each)))
      .map(({ key, path }) => `${key} (${path})`),
  ),
]

/** A key with `*` stands for any word; a key that others begin with is put together with more in the code. */
const exists = (key: string): boolean => {
  if (bases.has(key)) return true
  if (!key.includes('*')) return [...bases].some((each) => each.startsWith(`${key}.`))
  const pattern = new RegExp(`^${key.replaceAll('.', '\\.').replaceAll('*', '[\\w-]+(\\.[\\w-]+)*')}$`)
  return [...bases].some((each) => pattern.test(each))
}

describe.each(areas)('%s', (area) => {
  const of = (language: (typeof LANGUAGES)[number]) => readMessages(area, language)
  const keys = (language: (typeof LANGUAGES)[number]) =>
    [...new Set(Object.keys(of(language)).map(baseOf))].sort()

  test('the same keys in the three languages', () => {
    expect(keys('ky')).toEqual(keys('en'))
    expect(keys('ru')).toEqual(keys('en'))
  })

  test.each(LANGUAGES)('%s: no text is empty or has blanks around it', (language) => {
    const wrong = Object.entries(of(language)).filter(
      ([, text]) => typeof text !== 'string' || text.trim() !== text || text === '',
    )
    expect(wrong).toEqual([])
  })

  test('the same placeholders in the three languages', () => {
    const differing = keys('en').filter((key) => {
      if (OWN_PLACEHOLDERS.has(key)) return false
      const sets = LANGUAGES.map((language) =>
        formsOf(of(language), key).flatMap((text) => placeholdersOf(text)),
      )
      return new Set(sets.map((each) => [...new Set(each)].sort().join())).size > 1
    })
    expect(differing).toEqual([])
  })

  test.each(LANGUAGES)('%s: every plural form of the language', (language) => {
    const messages = of(language)
    const plural = new Set(Object.keys(messages).filter(isPlural).map(baseOf))
    const incomplete = [...plural]
      .flatMap((key) => pluralForms(language).map((form) => `${key}_${form}`))
      .filter((key) => !(key in messages))
    expect(incomplete).toEqual([])
    const allowed = [...pluralForms(language), 'zero']
    const foreign = Object.keys(messages).filter(
      (key) => isPlural(key) && !allowed.some((form) => key.endsWith(`_${form}`)),
    )
    expect(foreign).toEqual([])
  })

  test('a key is plural in all three languages or in none', () => {
    const plural = (language: (typeof LANGUAGES)[number]) =>
      [...new Set(Object.keys(of(language)).filter(isPlural).map(baseOf))].sort()
    expect(plural('ky')).toEqual(plural('en'))
    expect(plural('ru')).toEqual(plural('en'))
  })
})

/** The texts of a key, all its plural forms. */
const formsOf = (messages: Record<string, string>, key: string) =>
  Object.entries(messages).flatMap(([each, text]) => (baseOf(each) === key ? [text] : []))

describe('Kyrgyz is Kyrgyz', () => {
  const words = (text: string) => text.replace(/\{\{[^}]*\}\}/g, '').match(/\p{L}{3,}/gu) ?? []
  const { ky, ru } = whole as { ky: Record<string, string>; ru: Record<string, string> }
  const same = Object.keys(ky).filter((key) => ky[key] === ru[key] && words(ky[key]!).length > 0)

  test('no text was left in Russian', () => {
    expect(
      same.filter((key) => !SHARED.has(ky[key]!.toLowerCase())).map((key) => `${key}: ${ky[key]}`),
    ).toEqual([])
  })

  test('no entry of the short list is out of date', () => {
    const used = new Set(same.map((key) => ky[key]!.toLowerCase()))
    expect([...SHARED].filter((word) => !used.has(word))).toEqual([])
  })

  test('and English has no Cyrillic letter but in the names of languages', () => {
    const cyrillic = Object.entries(whole.en!)
      .filter(([, text]) => /\p{Script=Cyrillic}/u.test(text))
      .map(([key]) => key)
    expect(
      cyrillic.filter((key) => !key.startsWith('desk.language.') && !key.startsWith('portal.language.')),
    ).toEqual([])
  })
})

describe('no key stands in two areas', () => {
  test('with different texts', () => {
    const seen = new Map<string, string>()
    const twice: string[] = []
    for (const area of areas)
      for (const [key, text] of Object.entries(readMessages(area, 'en'))) {
        if (seen.has(key) && seen.get(key) !== text) twice.push(key)
        seen.set(key, text)
      }
    expect(twice).toEqual([])
  })
})

describe('what the code uses is there', () => {
  test('every key that is translated', () => {
    expect(missing(keysTranslated(files), (key) => [key])).toEqual([])
  })

  test('every key that screens keep in tables and properties', () => {
    const own = new Set(
      [...bases].map((key) => key.split('.')[0]!).filter((name) => !['event', 'field'].includes(name)),
    )
    const used = keysOfScreens(files, own).filter(({ key }) => !eventKinds.has(key))
    expect(missing(used, (key) => [key])).toEqual([])
  })

  test('a line for every kind of event', () => {
    expect([...eventKinds.keys()].filter((type) => !bases.has(`event.${type}`))).toEqual([])
  })

  test('a name for every step that rules ask for', () => {
    expect(stepKinds(files).length).toBeGreaterThan(20)
    expect(missing(stepKinds(files), (kind) => [`step.${kind}`])).toEqual([])
  })

  test('a sentence for every refusal', () => {
    expect(refusalCodes(files).length).toBeGreaterThan(30)
    expect(missing(refusalCodes(files), (code) => [`refusal.${code}`])).toEqual([])
  })

  test('a sentence for every mistake in a field', () => {
    expect(fieldCodes(files).length).toBeGreaterThan(20)
    expect(missing(fieldCodes(files), (code) => [`field.${code}`, `desk.field.${code}`])).toEqual([])
  })
})
