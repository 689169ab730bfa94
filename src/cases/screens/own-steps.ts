import { may } from '../../directory/permissions.ts'
import type { NextStep } from '../kernel.ts'

interface Reader {
  agency: string
  roles: readonly string[]
}

/**
 * Whether a step is the reader's own: their agency's, for one of their roles. A case worker of the agency may take
 * up another's step too, as the list of work does where nobody holds the role.
 */
export const isMine = (step: NextStep, reader: Reader, lead: string | null): boolean =>
  (step.agency ?? lead) === reader.agency &&
  (reader.roles.includes(step.role) || may(reader.roles, 'case:write'))

/** The reader's own steps first, each part in the order of the rules: what one can do comes before what one awaits. */
export const ownFirst = (steps: readonly NextStep[], reader: Reader, lead: string | null): NextStep[] => {
  const own = steps.filter((step) => isMine(step, reader, lead))
  return [...own, ...steps.filter((step) => !own.includes(step))]
}
