import type { Found } from './elements.ts'
import { because, type Params } from './explain.ts'
import { type Assessment, type CaseFacts, MISSING, type Missing, NOTIFY, type Notify } from './model.ts'
import type { NationalLaw } from './national-law.ts'

const DEFINITION = 'Palermo Protocol, art. 3; Law No. 55 of 17 March 2005, art. 1'
const REFERRAL = 'Resolution No. 493 of 19 September 2019; OSCE report 2025, §33'

/** What still has to be found out before the question is settled; nothing once trafficking is not indicated. */
export function findMissing({
  child,
  elements,
  conclusion,
}: Pick<Assessment, 'child' | 'elements' | 'conclusion'>): Found<Missing[]> {
  const isMissing = (what: Missing) =>
    what === 'age' ? child === null && elements.means !== 'established' : elements[what] === 'unknown'
  const found = conclusion === 'not-indicated' ? [] : MISSING.filter(isMissing)
  return { found, because: found.map((what) => because(what, `missing.${what}`, DEFINITION)) }
}

type Involved = Pick<Assessment, 'child' | 'conclusion'> & { facts: CaseFacts; law: NationalLaw }

/** The reason to tell someone: the key of its message after `notify.`, its parameters and source. */
type Reason = { key: string; params?: Params; source: string }

/** Who must be told or brought in, in the order of `NOTIFY`. */
export function findNotify(involved: Involved): Found<Notify[]> {
  const told = NOTIFY.flatMap((whom) => {
    const reason = REASONS[whom](involved)
    return reason
      ? [{ whom, because: because(whom, `notify.${reason.key}`, reason.source, reason.params) }]
      : []
  })
  return { found: told.map(({ whom }) => whom), because: told.map((entry) => entry.because) }
}

const REASONS: Readonly<Record<Notify, (involved: Involved) => Reason | null>> = {
  'child-protection': ({ child }) =>
    child ? { key: 'child-protection', source: 'Law No. 55 of 17 March 2005, art. 27' } : null,
  'legal-aid': (involved) =>
    mayBeVictim(involved)
      ? { key: 'legal-aid', source: 'Law on state-guaranteed legal aid (2022); OSCE report 2025, §35' }
      : null,
  consulate: (involved) => tellHomeCountry('consulate', involved),
  'foreign-ministry': (involved) => tellHomeCountry('foreign-ministry', involved),
  interpreter: ({ facts, law }) => {
    const language = known(facts.person?.language)
    if (language === null || law.languages.includes(language)) return null
    return {
      key: 'interpreter',
      params: { language },
      source: 'OSCE report 2025, §31; CETS 197, art. 12 (1) (c)',
    }
  },
  'migration-status': (involved) => {
    const status = involved.facts.person?.legal_status
    if (!mayBeVictim(involved) || (status !== 'visitor' && status !== 'irregular')) return null
    return { key: `migration-status.${status}`, source: 'OSCE report 2025, §31, §33; CETS 197, art. 13–14' }
  },
}

function tellHomeCountry(whom: 'consulate' | 'foreign-ministry', involved: Involved): Reason | null {
  if (!mayBeVictim(involved)) return null
  const { facts, law } = involved
  const citizenship = known(facts.person?.citizenship)
  const country = known(facts.facts?.country)
  // A stateless person has no consulate to turn to.
  if (citizenship === null || citizenship === 'stateless') return null
  if (citizenship !== law.country)
    return { key: `${whom}.foreign`, params: { citizenship }, source: REFERRAL }
  if (country === null || country === law.country) return null
  return { key: `${whom}.abroad`, params: { country }, source: 'OSCE report 2025, §33, §43' }
}

function mayBeVictim({ conclusion }: Involved): boolean {
  return conclusion !== 'not-indicated'
}

function known(value: string | undefined): string | null {
  return value === undefined || value === 'unknown' || value === 'none' ? null : value
}
