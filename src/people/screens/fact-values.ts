import type { Issue } from '../../desk/form-problems.ts'
import { type DateText, dateIssues, dateTextOf, emptyDate, readDateText } from '../../desk/parts/index.ts'
import { IdentityFact } from '../model.ts'
import { detailOf } from './fact-words.ts'

export const factKinds = ['name', 'document', 'contact', 'address', 'birth-date', 'relative'] as const
export type FactKind = (typeof factKinds)[number]

/** One fact as it is being typed. `detail` is the kind of name, document or contact, or the relation. */
export interface FactValues {
  kind: FactKind
  detail: string
  value: string
  date: DateText
}

/** Vocabulary of `detail` and the name it has in the recorded fact. */
export const details: Partial<
  Record<FactKind, { vocabulary: string; property: 'part' | 'type' | 'relation' }>
> = {
  name: { vocabulary: 'identity-name-kind', property: 'part' },
  document: { vocabulary: 'document-kind', property: 'type' },
  contact: { vocabulary: 'contact-kind', property: 'type' },
  relative: { vocabulary: 'relation', property: 'relation' },
}

export const emptyFact = (): FactValues => ({
  kind: 'name',
  detail: 'full',
  value: '',
  date: { ...emptyDate },
})

/** The form filled from a recorded fact, to correct it. */
export const valuesOf = (fact: IdentityFact): FactValues => ({
  kind: fact.kind,
  detail: detailOf(fact)?.code ?? '',
  value: fact.kind === 'birth-date' ? '' : fact.value,
  date: fact.kind === 'birth-date' ? dateTextOf(fact.date) : { ...emptyDate },
})

/** The fact as the server takes it; it may still be incomplete, see {@link factIssues}. */
export const factOf = (values: FactValues, factId: string, replaces: string | null): IdentityFact => {
  const detail = details[values.kind]
  return {
    factId,
    kind: values.kind,
    ...(detail ? { [detail.property]: values.detail } : {}),
    ...(values.kind === 'birth-date'
      ? { date: readDateText(values.date).date }
      : { value: values.value.trim() }),
    ...(replaces ? { replaces } : {}),
  } as IdentityFact
}

const ANY_ID = '00000000-0000-7000-8000-000000000000'

/** What is wrong before sending, by the server's own schema, at the fields of this form. */
export const factIssues = (values: FactValues): Issue[] => {
  const parsed = IdentityFact.safeParse(factOf(values, ANY_ID, null))
  const typed = values.kind === 'birth-date' ? dateIssues('date', values.date) : []
  if (parsed.success || typed.length > 0) return typed
  return (parsed.error.issues as readonly Issue[]).map((issue) => ({ ...issue, path: fieldOf(issue.path) }))
}

const fieldOf = (path: Issue['path']): string => {
  const [first = ''] = typeof path === 'string' ? [path] : path.map(String)
  return ['part', 'type', 'relation'].includes(first) ? 'detail' : first
}
