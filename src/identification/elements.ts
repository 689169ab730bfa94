import { because, type Params } from './explain.ts'
import type { Assessment, Because, CaseFacts, Conclusion, Element } from './model.ts'
import type { NationalLaw } from './national-law.ts'

/** A step of the assessment: what was found, and the reasons for it, in the same order. */
export type Found<Finding> = { found: Finding; because: Because[] }

/** A fact as entered: a list of words, a reported "none", or not known. */
type Fact<Word extends string> = Word[] | 'none' | 'unknown' | undefined

const PALERMO = 'Palermo Protocol, art. 3'
const DEFINITION = `${PALERMO}; Law No. 55 of 17 March 2005, art. 1`
const CHILD = `${PALERMO} (c) and (d); OSCE report 2025, §39`

/** The words that were reported, each once; none for "none" and for unknown. */
export function reported<Word extends string>(fact: Fact<Word>): Word[] {
  return Array.isArray(fact) ? [...new Set(fact)] : []
}

/**
 * Whether the person counts as a child: by the youngest age known, so that someone recruited at 17 and found
 * at 19 is one, or by the age group. `null` when nothing is known.
 */
export function findChild(person: CaseFacts['person'] = {}): Found<boolean | null> {
  const known = [person.age?.recruitment, person.age?.identification].filter((age) => age !== undefined)
  const youngest = known.length > 0 ? Math.min(...known) : null
  const answer = (found: boolean | null, key: string, params?: Params) => ({
    found,
    because: [because('child', `child.${key}`, CHILD, params)],
  })
  if (youngest !== null && youngest < 18) return answer(true, 'age', { age: youngest })
  if (person.age_group === 'child') return answer(true, 'group')
  if (youngest !== null) return answer(false, 'adult-age', { age: youngest })
  if (person.age_group === 'adult') return answer(false, 'adult-group')
  return answer(null, 'unknown')
}

function stateOf(fact: Fact<string>): 'established' | 'absent' | 'unknown' {
  if (fact === 'none') return 'absent'
  return reported(fact).length > 0 ? 'established' : 'unknown'
}

/** Act, means and purpose; a child's means are not required whatever was entered. */
export function findElements(
  facts: CaseFacts['facts'] = {},
  child: boolean | null,
): Found<Assessment['elements']> {
  const act = stateOf(facts.acts)
  const means = child ? 'not-required' : stateOf(facts.means)
  const purpose = stateOf(facts.exploitation)
  return {
    found: { act, means, purpose },
    because: [
      because('elements.act', `act.${act}`, DEFINITION, listed('acts', facts.acts)),
      because(
        'elements.means',
        `means.${means}`,
        child ? CHILD : DEFINITION,
        child ? {} : listed('means', facts.means),
      ),
      because(
        'elements.purpose',
        `purpose.${purpose}`,
        DEFINITION,
        listed('exploitation', facts.exploitation),
      ),
    ],
  }
}

function listed(name: string, fact: Fact<string>): Params {
  const words = reported(fact)
  return words.length > 0 ? { [name]: words } : {}
}

/**
 * Whether trafficking is indicated. Means are required unless the person is known to be a child, so their absence
 * also counts when nothing is known of the age; the reason then says what an age under 18 would change.
 */
export function findConclusion(elements: Assessment['elements'], child: boolean | null): Found<Conclusion> {
  const names: Element[] = ['act', 'means', 'purpose']
  const open = names.filter((name) => !['established', 'not-required'].includes(elements[name]))
  const absent = open.filter((name) => elements[name] === 'absent')
  if (absent.length > 0) {
    const onAge = child === null && absent.every((name) => name === 'means')
    return conclude('not-indicated', onAge ? 'not-indicated-unless-child' : 'not-indicated', {
      elements: absent,
    })
  }
  if (open.length === 0) return conclude('indicated', 'indicated')
  return conclude('possible', 'possible', { elements: open })
}

function conclude(found: Conclusion, key: string, params: Params = {}): Found<Conclusion> {
  return { found, because: [because('conclusion', `conclusion.${key}`, DEFINITION, params)] }
}

/** Whether every purpose reported lies outside the national definition of exploitation. */
export function isOutsideNationalLaw(facts: CaseFacts['facts'], law: NationalLaw): boolean {
  const purposes = reported(facts?.exploitation)
  return purposes.length > 0 && purposes.every((purpose) => law.outsideDefinition.includes(purpose))
}
