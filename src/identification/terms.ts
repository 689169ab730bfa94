import type { Procedure } from '../reference/model.ts'

/** What a procedure says about formal identification: in how many steps, and by which roles of which kinds of body. */
export interface Terms {
  steps: 1 | 2
  decide: { kinds: string[]; roles: string[] }
  /** Who confirms a proposal; the same as `decide` where one step is enough. */
  lastWord: { kinds: string[]; roles: string[] }
}

/** Where a procedure names no roles for the stage, identifiers decide. */
const IDENTIFIERS = ['identifier']

export const termsOf = (procedure: Pick<Procedure, 'identification' | 'stages'>): Terms => {
  const { steps, by, confirmedBy } = procedure.identification
  const rolesOf = (stage: string) =>
    procedure.stages.find((each) => each.id === stage)?.by.roles ?? IDENTIFIERS
  const decide = { kinds: by, roles: rolesOf('identification') }
  return {
    steps,
    decide,
    lastWord: steps === 2 ? { kinds: confirmedBy, roles: rolesOf('confirmation') } : decide,
  }
}
