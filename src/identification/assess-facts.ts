import { findChild, findConclusion, findElements } from './elements.ts'
import { findFlags } from './flags.ts'
import { findMissing, findNotify } from './follow-up.ts'
import type { Assessment, CaseFacts } from './model.ts'
import { KYRGYZ_LAW, type NationalLaw } from './national-law.ts'
import { findOffences } from './offences.ts'

/**
 * What the facts of a case amount to, with a reason for every finding. Pure and total: every `CaseFacts`
 * has an assessment. It advises; a person decides, and a negative never blocks help.
 */
export function assessFacts(facts: CaseFacts, law: NationalLaw = KYRGYZ_LAW): Assessment {
  const child = findChild(facts.person)
  const elements = findElements(facts.facts, child.found)
  const conclusion = findConclusion(elements.found, child.found)
  const offences = findOffences(facts.facts, child.found, conclusion.found, law)
  const findings = { child: child.found, elements: elements.found, conclusion: conclusion.found }
  const flags = findFlags({ facts, child: child.found, offences: offences.found, law })
  const missing = findMissing(findings)
  const notify = findNotify({ ...findings, facts, law })
  return {
    id: facts.id,
    ...findings,
    offences: offences.found,
    flags: flags.found,
    missing: missing.found,
    notify: notify.found,
    because: [child, elements, conclusion, offences, flags, missing, notify].flatMap((step) => step.because),
  }
}
