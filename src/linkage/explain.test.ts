import { describe, expect, it } from 'vitest'
import english from '../../reference/messages/linkage.en.json' with { type: 'json' }
import kyrgyz from '../../reference/messages/linkage.ky.json' with { type: 'json' }
import russian from '../../reference/messages/linkage.ru.json' with { type: 'json' }
import { comparePeople, PERSON_FIELDS } from './compare-people.ts'
import { buildComparisons } from './comparisons.ts'
import { explainPair, stepsOf, type Translate } from './explain.ts'
import { FIELD_TYPES } from './model.ts'

const translate =
  (texts: Readonly<Record<string, string>>): Translate =>
  (key, params = {}) => {
    const text = texts[key]
    if (text === undefined) throw new Error(`no text ${key}`)
    return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(params[name]))
  }

const A = { givenNames: 'Айгүл', surname: 'Асанова', birthDate: '1999-05-03', sex: 'female' }
const same = comparePeople(A, { ...A, surname: 'Asanova', birthDate: '1999-05-13' })

describe('explainPair', () => {
  it.each([
    ['en', english, 'given name the same (+'],
    ['ru', russian, 'имя: совпадает (+'],
    ['ky', kyrgyz, 'аты: дал келет (+'],
  ])('is one sentence in %s', (_, texts, finding) => {
    const sentence = explainPair(same, PERSON_FIELDS, translate(texts))
    expect(sentence).toContain(finding)
    expect(sentence.endsWith('.')).toBe(true)
    expect(sentence).not.toMatch(/linkage\.|undefined|\{\{/)
  })

  it('says so when nothing can be compared', () => {
    expect(explainPair(comparePeople({}, {}), PERSON_FIELDS, translate(english))).toContain(
      'nothing is known of both',
    )
  })

  it('has steps that add up to the weight', () => {
    const steps = stepsOf(same, PERSON_FIELDS, translate(english))
    expect(steps.reduce((sum, step) => sum + step.weight, 0)).toBeCloseTo(same.weight, 1)
  })

  it('has words for every level of every field type', () => {
    const comparisons = buildComparisons(FIELD_TYPES.map((type) => ({ name: type, type })))
    for (const { field, levels } of comparisons) {
      for (const text of [english, russian, kyrgyz] as Readonly<Record<string, string>>[]) {
        expect(text[`linkage.field.${field.type}`]).toBeTruthy()
        for (const level of levels) expect(text[`linkage.level.${level.name}`], level.name).toBeTruthy()
      }
    }
  })
})
