import { v5 as uuidv5 } from 'uuid'
import type { IdentityFact } from '../people/model.ts'
import type { Common, RowToTake } from './model.ts'
import type { ReadRow } from './rules.ts'

/** What a line becomes. The ids follow from the import and the line, so a batch sent again makes nothing twice. */
export interface RowPlan {
  personId: string
  caseId: string
  events: { id: string; type: string; caseId: string; personId: string; happenedAt: string; data: object }[]
}

/** A new person's case and identity, or a case for a person who is known; `at`: when the import began. */
export const planRow = (
  importId: string,
  { line, wanted }: RowToTake,
  row: ReadRow,
  common: Common,
  at: string,
): RowPlan => {
  const idOf = (what: string) => uuidv5(`${line}.${what}`, importId)
  const personId = wanted.kind === 'link' ? wanted.personId : idOf('person')
  const ids = { caseId: idOf('case'), personId }
  const person = { sex: row.sex, ...(row.age ? { age: row.age } : {}) }
  const registered = {
    id: idOf('registered'),
    type: 'case.registered',
    ...ids,
    happenedAt: at,
    data: { ...common, person },
  }
  const identity = {
    id: idOf('identity'),
    type: 'identity.recorded',
    ...ids,
    happenedAt: at,
    data: { facts: factsOf(row, (index) => idOf(`fact.${index}`)) },
  }
  return { ...ids, events: wanted.kind === 'link' ? [registered] : [registered, identity] }
}

const factsOf = (row: ReadRow, idOf: (index: number) => string): IdentityFact[] => {
  const facts = [
    ...row.names.map(({ part, value }) => ({ kind: 'name' as const, part, value })),
    ...row.documents.map((value) => ({ kind: 'document' as const, type: 'other', value })),
    ...row.phones.map((value) => ({ kind: 'contact' as const, type: 'phone', value })),
    ...(row.address === null ? [] : [{ kind: 'address' as const, value: row.address }]),
    ...(row.birth === null ? [] : [{ kind: 'birth-date' as const, date: row.birth }]),
  ]
  return facts.map((fact, index) => ({ factId: idOf(index), ...fact }))
}
