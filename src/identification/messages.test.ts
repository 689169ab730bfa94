import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import en from '../../reference/messages/identification.en.json' with { type: 'json' }
import ky from '../../reference/messages/identification.ky.json' with { type: 'json' }
import ru from '../../reference/messages/identification.ru.json' with { type: 'json' }
import { explain } from './explain.ts'
import { ANSWERS, DIMENSIONS, SCREENING_RESULTS } from './indicator-model.ts'
import { KYRGYZ_LAW } from './national-law.ts'
import {
  ACTS,
  CONCLUSIONS,
  ELEMENT_STATES,
  ELEMENTS,
  EXPLOITATION,
  FLAGS,
  MEANS,
  MISSING,
  NOTIFY,
  PROSECUTIONS,
} from './vocabulary.ts'

const english: Record<string, string> = en
const languages: [string, Record<string, string>][] = [
  ['ky', ky],
  ['ru', ru],
]

function placeholders(text: string | undefined): string[] {
  return [...(text ?? '').matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? '').sort()
}

describe('the messages of identification', () => {
  it.each(languages)('say the same in %s as in English', (_, messages) => {
    expect(Object.keys(messages)).toEqual(Object.keys(english))
    for (const [key, text] of Object.entries(english))
      expect({ key, names: placeholders(messages[key]) }).toEqual({ key, names: placeholders(text) })
  })

  it('are really Kyrgyz and Russian', () => {
    for (const [, messages] of languages)
      for (const text of Object.values(messages))
        expect(text.replace(/\{\{\w+\}\}/g, '')).not.toMatch(/[a-z]/i)
    expect(Object.values(ru).join()).not.toMatch(/[ңөү]/i)
    const same = Object.entries(ky).filter(([key, text]) => text === (ru as Record<string, string>)[key])
    expect(same.map(([, text]) => text)).toEqual(['Эксплуатация'])
  })

  it('label every word of the vocabulary', () => {
    const labelled: Record<string, readonly string[]> = {
      acts: ACTS,
      means: MEANS,
      exploitation: EXPLOITATION,
      elements: ELEMENTS,
      'element-state': ELEMENT_STATES,
      conclusion: CONCLUSIONS,
      child: ['true', 'false', 'null'],
      offence: Object.keys(KYRGYZ_LAW.articles),
      flag: FLAGS,
      missing: MISSING,
      notify: NOTIFY,
      prosecution: PROSECUTIONS,
      answer: ANSWERS,
      dimension: DIMENSIONS,
      screening: [...SCREENING_RESULTS, 'INDETERMINATE'],
    }
    const keys = Object.entries(labelled).flatMap(([group, words]) =>
      words.map((word) => `identification.${group}.${word}`),
    )
    expect(keys.filter((key) => !(key in english))).toEqual([])
  })

  it('translate the words inside a reason too', () => {
    const translate = (key: string, params: Record<string, string | number> = {}) =>
      ((ru as Record<string, string>)[key] ?? key).replace(/\{\{(\w+)\}\}/g, (_, name: string) =>
        String(params[name]),
      )
    const reason = {
      key: 'identification.because.act.established',
      params: { acts: ['recruitment', 'sale'] },
    }
    expect(explain(reason, translate)).toBe('Сообщается: вербовка, продажа.')
  })
})

describe('the rules of identification', () => {
  it('touch no clock, randomness, file or network', () => {
    const folder = new URL('./', import.meta.url)
    const rules = readdirSync(folder).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    for (const name of rules) {
      const text = readFileSync(new URL(name, folder), 'utf8')
      // Actions and stores of this capability are not rules.
      if (/from '(\.\.\/platform|\.\/store|kysely|fastify)/.test(text)) continue
      expect({
        name,
        found: text.match(/node:|Date\.now|new Date\(\)|Math\.random|crypto|fetch\(/)?.[0],
      }).toEqual({
        name,
        found: undefined,
      })
    }
  })
})
