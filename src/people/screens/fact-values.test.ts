import { expect, test } from 'vitest'
import { emptyDate } from '../../desk/parts/date-text.ts'
import { IdentityFact } from '../model.ts'
import { emptyFact, type FactValues, factIssues, factKinds, factOf, valuesOf } from './fact-values.ts'

const id = '01890000-0000-7000-8000-000000000001'
const old = '01890000-0000-7000-8000-000000000002'

const typed: Record<(typeof factKinds)[number], FactValues> = {
  name: { kind: 'name', detail: 'given', value: ' Айгүл ', date: emptyDate },
  document: { kind: 'document', detail: 'passport', value: 'AN 123', date: emptyDate },
  contact: { kind: 'contact', detail: 'phone', value: '0555', date: emptyDate },
  address: { kind: 'address', detail: '', value: 'Ош', date: emptyDate },
  'birth-date': { kind: 'birth-date', detail: '', value: '', date: { ...emptyDate, year: '2011' } },
  relative: { kind: 'relative', detail: 'mother', value: 'Б.', date: emptyDate },
}

test('every kind of fact that can be typed is one the server takes, and comes back into the form', () => {
  for (const kind of factKinds) {
    expect(factIssues(typed[kind])).toEqual([])
    const fact = factOf(typed[kind], id, old)
    expect(IdentityFact.safeParse(fact).error).toBeUndefined()
    expect(factOf(valuesOf(fact), id, old)).toEqual(fact)
  }
})

test('what is missing is told at the field it was typed in', () => {
  expect(factIssues(emptyFact()).map((issue) => issue.path)).toEqual(['value'])
  expect(factIssues({ ...typed.document, detail: '' }).map((issue) => issue.path)).toEqual(['detail'])
  expect(factIssues({ ...typed['birth-date'], date: emptyDate }).map((issue) => issue.path)).toEqual(['date'])
  expect(factIssues({ ...typed['birth-date'], date: { ...emptyDate, day: '5' } })).toEqual([
    { path: 'date', code: 'year-needed' },
  ])
})
