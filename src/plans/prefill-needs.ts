import { isChild } from '../cases/rules.ts'
import type { DomainFinding, PlanView } from './model.ts'

/** Where an answer of the initial assessment (vocabulary `need`) says something about an area of life. */
const areaOfNeed: Record<string, string> = {
  safety: 'safety',
  shelter: 'accommodation',
  medical: 'physical-health',
  psychological: 'mental-health',
  legal: 'legal-proceedings',
  interpreter: 'language-and-education',
  'family-contact': 'family-and-dependants',
  guardian: 'guardianship',
}

/** An area as a screen shows it before anything is sent; empty words were not answered yet. */
export interface Asked {
  need: string
  risk: string
  note: string
  /** The level of need came from the initial assessment and nobody has confirmed it here. */
  fromAssessment: boolean
}

type Seen = PlanView & { assessment: { needs: Record<string, { value: string }> } }

/** What is known of an area: what was recorded here, else the need that the initial assessment found. */
export const askedOf = (view: Seen, domain: string): Asked => {
  const found = view.plan.needs.domains[domain]?.value
  if (found) return { need: found.need, risk: found.risk, note: found.note ?? '', fromAssessment: false }
  const need = Object.entries(view.assessment.needs).find(([code]) => areaOfNeed[code] === domain)
  const known = need && need[1].value !== 'unknown' ? need[1].value : ''
  return { need: known, risk: '', note: '', fromAssessment: known !== '' }
}

/** The areas to ask about: those for children only are left out for somebody known to be an adult. */
export const domainsFor = <E extends { code: string; childrenOnly?: boolean | undefined }>(
  view: PlanView,
  entries: E[],
): E[] => entries.filter((entry) => !entry.childrenOnly || isChild(view.case) !== false)

/** The findings that differ from what is recorded, ready to send; an area only half answered is not among them. */
export const changedFindings = (
  view: PlanView,
  asked: Record<string, Asked>,
): Record<string, DomainFinding> =>
  Object.fromEntries(
    Object.entries(asked).flatMap(([domain, { need, risk, note }]) => {
      if (need === '' || risk === '') return []
      const before = view.plan.needs.domains[domain]?.value
      const words = note.trim()
      const same = before && before.need === need && before.risk === risk && (before.note ?? '') === words
      return same ? [] : [[domain, { need, risk, ...(words ? { note: words } : {}) }]]
    }),
  )

/** Need and risk are answered together; the assessment's own answer alone is no half. */
export const isHalf = (asked: Asked | undefined): boolean =>
  asked !== undefined && !asked.fromAssessment && (asked.need === '') !== (asked.risk === '')
