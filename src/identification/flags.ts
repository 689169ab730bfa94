import { type Found, isOutsideNationalLaw, reported } from './elements.ts'
import { because, type Params } from './explain.ts'
import { type CaseFacts, FLAGS, type Flag } from './model.ts'
import { articleOf, type Matter, type NationalLaw } from './national-law.ts'

/** What the flags are read from: the facts, and the answers already found. */
type Reviewed = { facts: CaseFacts; child: boolean | null; offences: readonly string[]; law: NationalLaw }

type Rule = {
  /** The parameters of the reason when the flag applies, else null. */
  applies: (reviewed: Reviewed) => Params | null
  source: string
}

const TRAFFICKING: readonly Matter[] = ['trafficking-in-persons', 'trafficking-in-children']
const TRAFFICKING_OR_FORCED_LABOUR: readonly Matter[] = [...TRAFFICKING, 'forced-labour']

const CHILD_JUSTICE = 'UN Guidelines on Justice for Child Victims and Witnesses (ECOSOC 2005/20), §30–31'

/** What went wrong, or would, in how the law was applied. Only what is known to be so raises a flag. */
const RULES: Readonly<Record<Flag, Rule>> = {
  'purpose-outside-national-law': {
    applies: ({ facts, law }) =>
      isOutsideNationalLaw(facts.facts, law) ? { exploitation: reported(facts.facts?.exploitation) } : null,
    source: 'Law No. 55 of 17 March 2005, art. 1; OSCE report 2025, §11',
  },
  'charged-as-lesser-offence': {
    applies: (reviewed) => {
      const charges = reviewed.facts.justice?.charges ?? []
      if (charges.length === 0 || !calledFor(reviewed, TRAFFICKING_OR_FORCED_LABOUR)) return null
      return includesAny(charges, TRAFFICKING_OR_FORCED_LABOUR, reviewed.law) ? null : { charges }
    },
    source: 'OSCE report 2025, §17, §39',
  },
  'private-prosecution': {
    applies: (reviewed) => {
      const prosecution = reviewed.facts.justice?.prosecution ?? 'public'
      return when(prosecution !== 'public' && calledFor(reviewed, TRAFFICKING), {
        prosecution: [prosecution],
      })
    },
    source: 'Criminal Procedure Code, art. 23; OSCE report 2025, §40',
  },
  'reconciliation-applied': {
    applies: (reviewed) =>
      when(reviewed.facts.justice?.reconciled === true && calledFor(reviewed, TRAFFICKING)),
    source: 'Criminal Procedure Code, ch. 58; OSCE report 2025, §40',
  },
  'victim-prosecuted': {
    applies: ({ facts }) => when(chargesBecauseOfExploitation(facts).length > 0),
    source: 'Law No. 55 of 17 March 2005, art. 12; OSCE report 2025, §31',
  },
  'non-punishment-gap': {
    applies: ({ facts }) =>
      when(
        chargesBecauseOfExploitation(facts).some(
          ({ gravity }) => gravity === 'serious' || gravity === 'especially-serious',
        ),
      ),
    source: 'Criminal Code, art. 166; Law No. 55 of 17 March 2005, art. 12; OSCE report 2025, §11–12',
  },
  'testimony-only': {
    applies: ({ facts }) => {
      const evidence = reported(facts.justice?.evidence)
      return when(evidence.length === 1 && evidence[0] === 'victim-testimony')
    },
    source: 'OSCE report 2025, part V (evidence besides testimony)',
  },
  'no-financial-investigation': {
    applies: (reviewed) =>
      when(
        reviewed.facts.justice?.financial_investigation === false &&
          calledFor(reviewed, TRAFFICKING_OR_FORCED_LABOUR),
      ),
    source: 'OSCE report 2025, part V (financial investigations)',
  },
  'child-interviewed-repeatedly': {
    applies: ({ facts, child }) => {
      const interviews = facts.justice?.child_interviews?.count ?? 0
      return when(child === true && interviews > 1, { interviews })
    },
    source: CHILD_JUSTICE,
  },
  'child-interview-unsafe': {
    applies: ({ facts, child }) => {
      const problems = unsafeInterview(facts)
      return when(child === true && problems.length > 0, { interview: problems })
    },
    source: CHILD_JUSTICE,
  },
  'identity-published': {
    applies: ({ facts }) => when(facts.justice?.identity_published === true),
    source: 'OSCE report 2025, §39; Palermo Protocol, art. 6 (1)',
  },
}

/** The flags that apply, in the order of `FLAGS`. */
export function findFlags(reviewed: Reviewed): Found<Flag[]> {
  const raised = FLAGS.flatMap((flag) => {
    const params = RULES[flag].applies(reviewed)
    return params === null
      ? []
      : [{ flag, because: because(flag, `flag.${flag}`, RULES[flag].source, params) }]
  })
  return { found: raised.map(({ flag }) => flag), because: raised.map((entry) => entry.because) }
}

function when(applies: boolean, params: Params = {}): Params | null {
  return applies ? params : null
}

function calledFor({ offences, law }: Reviewed, matters: readonly Matter[]): boolean {
  return includesAny(offences, matters, law)
}

function includesAny(articles: readonly string[], matters: readonly Matter[], law: NationalLaw): boolean {
  return matters.some((matter) => articles.includes(articleOf(law, matter)))
}

function chargesBecauseOfExploitation({ justice }: CaseFacts) {
  return (justice?.against_victim ?? []).filter((charge) => charge.because_of_exploitation === true)
}

function unsafeInterview({ justice }: CaseFacts): string[] {
  const { specialist, child_friendly_room, faced_accused } = justice?.child_interviews ?? {}
  return [
    specialist === false ? 'no-specialist' : '',
    child_friendly_room === false ? 'no-child-friendly-room' : '',
    faced_accused === true ? 'faced-accused' : '',
  ].filter((problem) => problem !== '')
}
