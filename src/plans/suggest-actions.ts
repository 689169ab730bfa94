import type { PlanView } from './model.ts'

/** What usually helps in an area of life: the area of the plan it belongs to and the kinds of service. */
const helpFor: Record<string, { area: string; services: string[] }> = {
  safety: { area: 'safety', services: ['protection', 'shelter'] },
  accommodation: { area: 'housing', services: ['shelter', 'housing'] },
  'physical-health': { area: 'health', services: ['medical'] },
  'reproductive-health': { area: 'health', services: ['medical'] },
  'mental-health': { area: 'psychological', services: ['psychological'] },
  'substance-use': { area: 'health', services: ['medical', 'rehabilitation'] },
  disability: { area: 'health', services: ['medical', 'rehabilitation', 'cash-assistance'] },
  'documents-and-status': { area: 'documents', services: ['documents', 'legal-aid'] },
  'family-and-dependants': { area: 'family', services: ['family-contact', 'family-mediation'] },
  'language-and-education': { area: 'education', services: ['interpretation', 'vocational-training'] },
  'income-and-work': { area: 'work', services: ['cash-assistance', 'vocational-training', 'employment'] },
  'legal-proceedings': { area: 'justice', services: ['legal-aid', 'information'] },
  'risk-on-return': { area: 'safety', services: ['protection', 'family-mediation'] },
  guardianship: { area: 'family', services: ['guardianship'] },
  'best-interests': { area: 'safety', services: ['child-protection'] },
  schooling: { area: 'education', services: ['schooling'] },
  'age-assessment': { area: 'documents', services: ['medical', 'documents'] },
  'contact-with-suspects': { area: 'safety', services: ['protection', 'child-protection'] },
}

export interface Suggestion {
  domain: string
  area: string
  serviceKind: string
  urgent: boolean
}

/**
 * Kinds of service for what the assessment of needs found, the urgent first, without those the goals already have.
 * A suggestion only: people decide what stands in the plan.
 */
export const suggestActions = (
  view: Pick<PlanView, 'plan'>,
  goals: readonly { actions: readonly { serviceKind?: string | undefined }[] }[],
): Suggestion[] => {
  const planned = new Set(goals.flatMap((goal) => goal.actions.map((action) => action.serviceKind)))
  const suggested = Object.entries(view.plan.needs.domains).flatMap(([domain, { value }]) => {
    const help = helpFor[domain]
    const urgent = value.need === 'urgent' || value.risk === 'high'
    if (!help || (value.need !== 'some' && !urgent)) return []
    return help.services
      .filter((serviceKind) => !planned.has(serviceKind))
      .map((serviceKind) => ({ domain, area: help.area, serviceKind, urgent }))
  })
  const once = suggested.filter(
    (each, i) => suggested.findIndex((other) => other.serviceKind === each.serviceKind) === i,
  )
  return once.sort((a, b) => Number(b.urgent) - Number(a.urgent))
}
