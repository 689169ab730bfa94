import { earliest } from '../cases/fields.ts'
import { type Acting, type EventKind, eventKind, type Refusal } from '../cases/kernel.ts'
import type { CaseSlice } from '../cases/model.ts'
import { latestToday, refuseUnlessOpen } from '../cases/rules.ts'
import { IdentityRecorded } from './model.ts'

const decide = (view: { case: CaseSlice }, data: IdentityRecorded, acting: Acting): Refusal | null => {
  const closed = refuseUnlessOpen(view)
  if (closed) return closed
  const fields = data.facts.flatMap((fact, i) =>
    fact.kind === 'birth-date' && earliest(fact.date) > latestToday(acting)
      ? [{ path: `facts.${i}.date`, code: 'born-in-the-future' }]
      : [],
  )
  return fields.length > 0 ? { code: 'invalid', fields } : null
}

/** The log keeps that identity was recorded and of what kind; the values are in the vault only. */
const withoutValues = (data: IdentityRecorded) => ({
  facts: data.facts.map(({ factId, kind, replaces }) => ({
    factId,
    kind,
    ...(replaces ? { replaces } : {}),
  })),
})

export const identityKinds: EventKind<{ case: CaseSlice }, any>[] = [
  eventKind({
    type: 'identity.recorded',
    data: IdentityRecorded,
    permission: 'person:record',
    reach: 'case',
    decide,
    keep: withoutValues,
  }),
]
