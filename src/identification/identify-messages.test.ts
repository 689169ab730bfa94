import { describe, expect, it } from 'vitest'
import en from '../../reference/messages/identify.en.json' with { type: 'json' }
import ky from '../../reference/messages/identify.ky.json' with { type: 'json' }
import ru from '../../reference/messages/identify.ru.json' with { type: 'json' }
import { identificationRules } from './case-rules.ts'
import { ASKERS, FORMS, OUTCOMES } from './decision-model.ts'
import { identificationNext } from './status.ts'

const all: [string, Record<string, string>][] = [
  ['ky', ky],
  ['ru', ru],
  ['en', en],
]
const withoutPlural = (key: string) => key.replace(/_(one|few|many|other)$/, '')
const names = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort()

describe('the messages of formal identification', () => {
  it.each(all)('are complete in %s: the same keys, the same values in them', (_, messages) => {
    expect(new Set(Object.keys(messages).map(withoutPlural))).toEqual(
      new Set(Object.keys(en).map(withoutPlural)),
    )
    const english = new Map(Object.entries(en).map(([key, text]) => [withoutPlural(key), names(text)]))
    for (const [key, text] of Object.entries(messages))
      expect({ key, names: names(text) }).toEqual({ key, names: english.get(withoutPlural(key)) })
  })

  it.each(all)('have every plural that %s has', (language, messages) => {
    const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions()
    for (const key of Object.keys(messages).filter((each) => each !== withoutPlural(each)))
      for (const category of pluralCategories)
        expect(Object.keys(messages)).toContain(`${withoutPlural(key)}_${category}`)
  })

  it('are really Kyrgyz and Russian', () => {
    for (const messages of [ky, ru])
      for (const text of Object.values(messages))
        expect(text.replace(/\{\{\w+\}\}|Umai|PDF|DOCX/g, '')).not.toMatch(/[a-z]/i)
    expect(Object.values(ru).join()).not.toMatch(/[ңөү]/i)
    const same = Object.entries(ky).filter(([key, text]) => text === (ru as Record<string, string>)[key])
    expect(same.map(([, text]) => text)).toEqual(['адвокат'])
  })

  it('name every event, status, step, form and outcome', () => {
    const steps = [
      'formal-identification',
      'ask-authorised-body',
      'confirm-identification',
      'ask-confirming-team',
    ]
    const wanted = [
      ...identificationRules.kinds.map(({ type }) => `event.${type}`),
      ...Object.keys(identificationNext).map((status) => `identify.status.${status}`),
      ...[...steps, 'decide-identification-review', 'record-appeal-decision'].map((kind) => `step.${kind}`),
      ...FORMS.map((form) => `identify.form.${form}`),
      ...OUTCOMES.map((outcome) => `identify.decide.outcome.${outcome}`),
      ...ASKERS.map((asker) => `identify.asker.${asker}`),
    ]
    expect(wanted.filter((key) => !(key in en))).toEqual([])
  })
})
