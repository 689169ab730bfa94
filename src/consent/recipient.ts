import type { Recipient } from './model.ts'

/** Whom something is sent to, as the directory knows them; `kind` is the code of `body-kind`. */
export interface Addressee {
  agency?: string | undefined
  kind?: string | undefined
  name?: string | undefined
}

/** True when a consent is meant for this addressee: the agency itself, its kind of body, or the same name. */
export const covers = (recipient: Recipient, to: Addressee): boolean => {
  if (recipient.agency !== undefined) return recipient.agency === to.agency
  if (recipient.body !== undefined) return recipient.body === to.kind
  return to.name !== undefined && plain(recipient.name) === plain(to.name)
}

/** True when both name the same agency, kind of body or organization. */
export const sameRecipient = (a: Recipient, b: Recipient): boolean =>
  a.agency === b.agency && a.body === b.body && plain(a.name) === plain(b.name)

const plain = (name: string | undefined) => name?.trim().replace(/\s+/g, ' ').toLocaleLowerCase()

/**
 * Names one recipient and purpose within the case; also the field of a conflict (`consent.<key>`), so it holds
 * codes only. Null for an organization known by name alone, which is free text.
 */
export const standingKey = (recipient: Recipient, purpose: string): string | null => {
  if (recipient.agency !== undefined) return `${purpose}:agency:${recipient.agency}`
  return recipient.body === undefined ? null : `${purpose}:body:${recipient.body}`
}
