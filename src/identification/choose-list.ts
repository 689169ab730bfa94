import type { IdentificationView } from './decide.ts'
import type { Form } from './decision-model.ts'
import type { ListId } from './indicator-model.ts'

/** The kind of exploitation a list asks about: labour or sexual. */
export type Kind = 'L' | 'S'

const SEXUAL = ['prostitution', 'pornography', 'webcam', 'other-sexual']
const SEXUAL_WORRIES = ['sexual-exploitation', 'online-exploitation']

/** The kind that is suspected: what was chosen last, else what the facts say, else what worried whoever reported. */
export const suspectedKind = ({
  identification,
  case: { concern },
}: Pick<IdentificationView, 'identification' | 'case'>): Kind => {
  const last = identification.lists.at(-1)
  if (last) return last.endsWith('S') ? 'S' : 'L'
  const purposes = identification.facts.exploitation?.value
  if (Array.isArray(purposes)) return purposes.some((each) => SEXUAL.includes(each)) ? 'S' : 'L'
  return concern.worries.some((each) => SEXUAL_WORRIES.includes(each)) ? 'S' : 'L'
}

/** A child is asked by the child's list, an adult by the adult's. */
export const listFor = (form: Form, kind: Kind): ListId => `${form === 'child' ? 'C' : 'A'}.${kind}`
