/** Somebody signed in, in the post they act from. */
export interface Person {
  kind: 'person'
  account: string
  post: string
  agency: string
  /** Kind of body the agency is (vocabulary `body-kind`): decides what the procedure lets it do. */
  agencyKind: string
  region: string | null
  district: string | null
  roles: string[]
}

/** The program itself: reminders, escalations, and appending what a checked person did. */
export interface SystemActor {
  kind: 'system'
  /** Who caused it, kept for the audit; null for the clock. */
  onBehalfOf: Person | null
}

export type Actor = Person | SystemActor

export const theSystem: SystemActor = { kind: 'system', onBehalfOf: null }
