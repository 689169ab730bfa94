import { type Found, isOutsideNationalLaw, reported } from './elements.ts'
import { because } from './explain.ts'
import type { Because, CaseFacts, Conclusion, Exploitation } from './model.ts'
import { articleOf, type Matter, type NationalLaw } from './national-law.ts'

/** What the law is asked about: the facts, and what was already made of them. */
type Circumstances = { facts: NonNullable<CaseFacts['facts']>; child: boolean | null; conclusion: Conclusion }

const TRAFFICKING: readonly Matter[] = ['trafficking-in-persons', 'trafficking-in-children']
const FORCED_LABOUR: readonly Exploitation[] = [
  'forced-labour',
  'domestic-servitude',
  'slavery',
  'debt-bondage',
  'forced-begging',
]

/**
 * The offences the facts call for, as `code:article`: trafficking first, then by number. Those of the
 * exploitation follow from it alone, also when trafficking is not indicated.
 */
export function findOffences(
  facts: CaseFacts['facts'] = {},
  child: boolean | null,
  conclusion: Conclusion,
  law: NationalLaw,
): Found<string[]> {
  const circumstances = { facts, child, conclusion }
  const exploitation = reported(facts.exploitation).flatMap((purpose) => mattersOf(purpose, circumstances))
  const byNumber = (one: Matter, other: Matter) =>
    compareNumbers(law.articles[one].article, law.articles[other].article)
  const matters = [...traffickingOf(circumstances, law), ...[...new Set(exploitation)].sort(byNumber)]
  return {
    found: matters.map((matter) => articleOf(law, matter)),
    because: matters.map((matter) => explainOffence(matter, circumstances, law)),
  }
}

function traffickingOf({ facts, child, conclusion }: Circumstances, law: NationalLaw): Matter[] {
  if (conclusion !== 'indicated' || isOutsideNationalLaw(facts, law)) return []
  return [child ? 'trafficking-in-children' : 'trafficking-in-persons']
}

function mattersOf(purpose: Exploitation, { facts, child }: Circumstances): Matter[] {
  if (FORCED_LABOUR.includes(purpose)) return ['forced-labour']
  if (purpose === 'prostitution') return ['involvement-in-prostitution']
  if (purpose === 'webcam') return ['online-prostitution']
  if (purpose === 'pornography') return [child ? 'child-pornography' : 'pornography']
  if (purpose !== 'forced-marriage') return []
  if (reported(facts.means).includes('abduction')) return ['abduction-for-marriage']
  return child ? ['coercion-into-marriage'] : []
}

function explainOffence(matter: Matter, circumstances: Circumstances, law: NationalLaw): Because {
  const { source } = law.articles[matter]
  const finding = articleOf(law, matter)
  if (TRAFFICKING.includes(matter)) return because(finding, `offence.${matter}`, source)
  const purposes = reported(circumstances.facts.exploitation)
  const exploitation = purposes.filter((purpose) => mattersOf(purpose, circumstances).includes(matter))
  return because(finding, `offence.${matter}`, source, { exploitation })
}

/** Articles by number: 159 before 160-1 before 161, and 99 before 159. */
function compareNumbers(one: string, other: string): number {
  return one.localeCompare(other, 'en', { numeric: true })
}
