import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assessFacts } from './assess-facts.ts'
import {
  ACTS,
  AGE_GROUPS,
  Assessment,
  CaseFacts,
  EVIDENCE,
  EXPLOITATION,
  FLAGS,
  GRAVITIES,
  LEGAL_STATUSES,
  MEANS,
  MISSING,
  NOTIFY,
  PROSECUTIONS,
  SEXES,
} from './model.ts'

/** A line of the file that may be left out. */
function line<Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> {
  return fc.option(value, { nil: undefined })
}

function list<Word>(words: readonly Word[], minLength = 0) {
  return fc.array(fc.constantFrom(...words), { minLength, maxLength: 5 })
}

function fact<Word>(words: readonly Word[]) {
  return line(fc.oneof(list(words, 1), fc.constantFrom('none' as const, 'unknown' as const)))
}

const flag = line(fc.boolean())
const ages = fc
  .tuple(line(fc.integer({ min: 0, max: 60 })), line(fc.nat(60)))
  .map(([recruitment, later]) => ({
    recruitment,
    identification: later === undefined ? undefined : (recruitment ?? 0) + later,
  }))

const caseFacts: fc.Arbitrary<CaseFacts> = fc.record({
  id: fc.constant('a'),
  person: line(
    fc.record({
      sex: line(fc.constantFrom(...SEXES)),
      age: line(ages),
      age_group: line(fc.constantFrom(...AGE_GROUPS)),
      citizenship: line(fc.constantFrom('KG', 'UZ', 'stateless', 'unknown')),
      language: line(fc.constantFrom('ky', 'ru', 'uz', 'ur', 'unknown')),
      legal_status: line(fc.constantFrom(...LEGAL_STATUSES)),
    }),
  ),
  facts: line(
    fc.record({
      acts: fact(ACTS),
      means: fact(MEANS),
      exploitation: fact(EXPLOITATION),
      country: line(fc.constantFrom('KG', 'KZ', 'unknown', 'none')),
    }),
  ),
  justice: line(
    fc.record({
      charges: line(fc.array(fc.constantFrom('KG-CC-2021:160', 'KG-CC-2021:166', 'KG-CC-2021:170'))),
      prosecution: line(fc.constantFrom(...PROSECUTIONS)),
      reconciled: flag,
      against_victim: line(
        fc.array(fc.record({ gravity: line(fc.constantFrom(...GRAVITIES)), because_of_exploitation: flag }), {
          maxLength: 3,
        }),
      ),
      evidence: line(list(EVIDENCE)),
      financial_investigation: flag,
      child_interviews: line(
        fc.record({
          count: line(fc.nat(4)),
          specialist: flag,
          child_friendly_room: flag,
          faced_accused: flag,
        }),
      ),
      identity_published: flag,
    }),
  ),
})

/** Runs a property over facts, after checking that the generator stays within the schema. */
function always(check: (facts: CaseFacts, assessment: Assessment) => void) {
  fc.assert(
    fc.property(caseFacts, (facts) => {
      check(CaseFacts.parse(facts), assessFacts(facts))
    }),
    { numRuns: 500 },
  )
}

function isSubsequence(words: readonly string[], order: readonly string[]): boolean {
  const places = words.map((word) => order.indexOf(word))
  return places.every((place, index) => place >= 0 && (index === 0 || place > (places[index - 1] ?? -1)))
}

const trafficking = ['KG-CC-2021:166', 'KG-CC-2021:167']
const offenceOrder = ['166', '167', '159', '160-1', '161', '162', '170', '172', '173'].map(
  (article) => `KG-CC-2021:${article}`,
)

describe('assessFacts, whatever the facts', () => {
  it('gives an assessment with one reason a finding, and lists in their order', () => {
    always((_, assessment) => {
      expect(Assessment.parse(assessment)).toEqual(assessment)
      expect(isSubsequence(assessment.offences, offenceOrder)).toBe(true)
      expect(isSubsequence(assessment.flags, FLAGS)).toBe(true)
      expect(isSubsequence(assessment.missing, MISSING)).toBe(true)
      expect(isSubsequence(assessment.notify, NOTIFY)).toBe(true)
      const findings = assessment.because.map(({ finding }) => finding)
      expect(new Set(findings).size).toBe(findings.length)
      const { offences, flags, missing, notify } = assessment
      expect(findings.slice(5)).toEqual([...offences, ...flags, ...missing, ...notify])
    })
  })

  it('never requires means of a child, nor depends on them for the conclusion', () => {
    always((facts, { child, elements, conclusion, missing }) => {
      if (child !== true) return expect(elements.means).not.toBe('not-required')
      expect(elements.means).toBe('not-required')
      expect(missing).not.toContain('means')
      for (const means of ['none', 'unknown', ['force' as const]] as const) {
        const changed = {
          ...facts,
          facts: { ...facts.facts, means: means as NonNullable<CaseFacts['facts']>['means'] },
        }
        expect(assessFacts(changed).conclusion).toBe(conclusion)
      }
    })
  })

  it('never takes unknown for absent', () => {
    always((facts, { elements, conclusion }) => {
      const { acts, means, exploitation } = facts.facts ?? {}
      expect(elements.act === 'absent').toBe(acts === 'none')
      expect(elements.purpose === 'absent').toBe(exploitation === 'none')
      if (elements.means !== 'not-required') expect(elements.means === 'absent').toBe(means === 'none')
      if (![acts, means, exploitation].includes('none')) expect(conclusion).not.toBe('not-indicated')
    })
  })

  it('stays indicated when more acts, means or purposes come to light', () => {
    always((facts, { conclusion }) => {
      if (conclusion !== 'indicated') return
      const { acts, means, exploitation } = facts.facts ?? {}
      const more = <Word>(fact: Word[] | string | undefined, word: Word) => [
        ...(Array.isArray(fact) ? fact : []),
        word,
      ]
      const changed = CaseFacts.parse({
        ...facts,
        facts: {
          acts: more(acts, 'receipt'),
          means: more(means, 'threat'),
          exploitation: more(exploitation, 'slavery'),
        },
      })
      expect(assessFacts(changed).conclusion).toBe('indicated')
    })
  })

  it('settles the question exactly when nothing is missing', () => {
    always((_, { conclusion, missing }) => {
      expect(missing.length > 0).toBe(conclusion === 'possible')
    })
  })

  it('keeps what is settled when an unknown age is learned, except that a child needs no means', () => {
    always((facts, { child, conclusion, elements, because }) => {
      if (child !== null || conclusion === 'possible') return
      const onAge = elements.means === 'absent' && elements.act !== 'absent' && elements.purpose !== 'absent'
      const reason = because.find(({ finding }) => finding === 'conclusion')
      expect(reason?.key.endsWith('not-indicated-unless-child')).toBe(onAge)
      const known = (age_group: 'child' | 'adult') =>
        assessFacts({ ...facts, person: { ...facts.person, age_group } }).conclusion
      expect(known('adult')).toBe(conclusion)
      if (onAge) expect(known('child')).not.toBe('not-indicated')
      else expect(known('child')).toBe(conclusion)
    })
  })

  it('requires means of whoever is not known to be a child', () => {
    const facts = {
      acts: ['recruitment' as const],
      means: 'none' as const,
      exploitation: ['forced-labour' as const],
    }
    expect(assessFacts({ id: 'a', facts })).toMatchObject({
      child: null,
      conclusion: 'not-indicated',
      missing: [],
    })
  })

  it('calls for trafficking only when it is indicated and national law names a purpose', () => {
    always((facts, { child, conclusion, offences, flags }) => {
      const called = offences.filter((offence) => trafficking.includes(offence))
      const outside = flags.includes('purpose-outside-national-law')
      expect(called).toEqual(
        conclusion === 'indicated' && !outside ? [child ? 'KG-CC-2021:167' : 'KG-CC-2021:166'] : [],
      )
      const purposes = facts.facts?.exploitation
      const named =
        Array.isArray(purposes) && purposes.some((word) => !['surrogacy', 'forced-marriage'].includes(word))
      expect(outside).toBe(Array.isArray(purposes) && !named)
    })
  })

  it('keeps legal aid for everyone who is not ruled out, and child protection for every child', () => {
    always((_, { child, conclusion, notify }) => {
      expect(notify.includes('legal-aid')).toBe(conclusion !== 'not-indicated')
      expect(notify.includes('child-protection')).toBe(child === true)
      expect(notify.includes('consulate')).toBe(notify.includes('foreign-ministry'))
    })
  })

  it('depends on nothing but the facts', () => {
    always((facts, assessment) => {
      expect(assessFacts(structuredClone(facts))).toEqual(assessment)
    })
  })
})
