import { type CaseEvent, type Slice, setCell, settleIn } from '../cases/kernel.ts'
import type { ConflictSettled } from '../cases/model.ts'
import type {
  Consent,
  ConsentAnswer,
  ConsentGiven,
  ConsentRefused,
  ConsentSlice,
  ConsentWithdrawn,
  Recipient,
} from './model.ts'
import { sameRecipient, standingKey } from './recipient.ts'

type Step = (state: ConsentSlice, event: CaseEvent<any>) => ConsentSlice

const steps: Record<string, Step> = {
  'consent.given': (state, event: CaseEvent<ConsentGiven>) => give(state, event),
  'consent.refused': (state, event: CaseEvent<ConsentRefused>) => {
    const { purpose, recipient, note = null } = event.data
    const refusal = { eventId: event.id, purpose, recipient, note, at: event.happenedAt }
    return answer({ ...state, refusals: [...state.refusals, refusal] }, event.data, 'refused', event)
  },
  'consent.withdrawn': (state, event: CaseEvent<ConsentWithdrawn>) => {
    const consent = state.consents.find((each) => each.consentId === event.data.consentId)
    if (!consent || consent.ended) return state
    const note = event.data.note ?? null
    const ended = {
      ...state,
      consents: state.consents.map((each) =>
        each === consent ? endOf(each, 'withdrawn', event, note) : each,
      ),
    }
    return answer(ended, consent, 'withdrawn', event)
  },
  'conflict.settled': (state, event: CaseEvent<ConflictSettled>) => {
    const standing = settleIn('consent', state.standing, event.data, event)
    return standing === state.standing ? state : endOverruled({ ...state, standing }, event)
  },
}

const give = (state: ConsentSlice, event: CaseEvent<ConsentGiven>): ConsentSlice => {
  const { consentId, purpose, recipient, evidence, givenBy } = event.data
  if (state.consents.some((each) => each.consentId === consentId)) return state
  const consent: Consent = {
    ...{ consentId, purpose, recipient, evidence, givenBy },
    identity: event.data.identity ?? false,
    until: event.data.until ?? null,
    note: event.data.note ?? null,
    givenAt: event.happenedAt,
    account: event.account,
    agency: event.agency,
    ended: null,
  }
  return answer({ ...state, consents: [...state.consents, consent] }, event.data, 'given', event)
}

/** Keeps the last answer for this recipient and purpose; a no that nobody disputes ends every yes before it. */
const answer = (
  state: ConsentSlice,
  about: { recipient: Recipient; purpose: string },
  value: ConsentAnswer,
  event: CaseEvent,
): ConsentSlice => {
  const key = standingKey(about.recipient, about.purpose)
  if (key !== null)
    return endOverruled(
      { ...state, standing: { ...state.standing, [key]: setCell(state.standing[key], value, event) } },
      event,
    )
  if (value === 'given') return state
  const same = (each: Consent) =>
    each.purpose === about.purpose && sameRecipient(each.recipient, about.recipient)
  return { ...state, consents: state.consents.map((each) => (same(each) ? endOf(each, value, event) : each)) }
}

/** While two people's answers stand side by side nothing is ended; it is not valid either (see valid-consent.ts). */
const endOverruled = (state: ConsentSlice, event: CaseEvent): ConsentSlice => ({
  ...state,
  consents: state.consents.map((each) => {
    const cell = standingOf(state, each)
    return cell && cell.rivals.length === 0 && cell.value !== 'given' ? endOf(each, cell.value, event) : each
  }),
})

/** The last answer for the recipient and purpose of a consent; undefined for an organization known by name alone. */
export const standingOf = (state: ConsentSlice, about: { recipient: Recipient; purpose: string }) => {
  const key = standingKey(about.recipient, about.purpose)
  return key === null ? undefined : state.standing[key]
}

const endOf = (
  consent: Consent,
  how: 'withdrawn' | 'refused',
  event: CaseEvent,
  note: string | null = null,
): Consent => (consent.ended ? consent : { ...consent, ended: { at: event.happenedAt, how, note } })

const initial: ConsentSlice = { consents: [], refusals: [], standing: {} }

export const consentSlice: Slice<ConsentSlice> = {
  initial,
  apply: (state, event) => steps[event.type]?.(state, event) ?? state,
}
