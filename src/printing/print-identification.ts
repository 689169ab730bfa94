import type { Decision, Form } from '../identification/model.ts'
import { DIMENSIONS, type Dimension } from '../identification/model.ts'
import {
  assessFacts,
  decisionsOf,
  factsOf,
  listFor,
  screenIndicators,
  suspectedKind,
} from '../identification/rules.ts'
import type { FormTable, PrintedForm, Section } from '../platform/documents/model.ts'
import { labelOf, lawArticleOf } from '../reference/lookup.ts'
import type { IndicatorList } from '../reference/model.ts'
import type { PrintInput } from './print-input.ts'
import { agencyName, countryName, dayText, field, personSection } from './print-parts.ts'

/**
 * The record of identification on paper, for adults or for children: the questions with their answers, act, means and
 * purpose, what the rules make of them, and the decision with its reasons. What nobody answered is left for the pen.
 */
export const printIdentification = (input: PrintInput, timeZone: string): PrintedForm => {
  const { t, code, language, file, procedure } = input
  const form = decisionsOf(file.identification).at(-1)?.form ?? file.identification.form
  return {
    title: t(`identify.print.title.${form}`),
    subtitle: `${procedure.labels[language]}. ${stateOf(input)}`,
    reference: code,
    language,
    printedAt: input.printedAt,
    sections: [
      personSection(input),
      ...questions(input, form),
      elements(input, form),
      advice(input, form),
      decisions(input, timeZone),
      rights(input, form),
    ],
    signatures: signersOf(input, form).map((who) => ({ role: t(`identify.print.sign.${who}`) })),
  }
}

const stateOf = ({ t, file, reference, language }: PrintInput): string => {
  const { outcome, proposal } = file.identification
  if (outcome) return labelOf(reference, 'identification-outcome', outcome, language)
  return t(`identify.print.state.${proposal ? 'proposed' : 'none'}`)
}

const signersOf = ({ procedure }: PrintInput, form: Form): string[] => [
  'officer',
  ...(procedure.identification.steps === 2 ? ['team'] : []),
  'person',
  ...(form === 'child' ? ['guardian', 'psychologist'] : []),
]

const listOf = ({ reference, file }: PrintInput, form: Form): IndicatorList | undefined =>
  reference.indicatorLists.find(({ id }) => id === listFor(form, suspectedKind(file)))

/** One section a dimension, so that a long list breaks where a reader would break it. */
const questions = (input: PrintInput, form: Form): Section[] => {
  const { t } = input
  const list = listOf(input, form)
  if (!list) return []
  return DIMENSIONS.map((dimension) => ({
    heading: t('identify.print.questions', { dimension: t(`identification.dimension.${dimension}`) }),
    ...(list.status === 'UNVERIFIED' ? { note: t('identify.print.abstains') } : {}),
    table: answersTo(input, list, dimension),
  }))
}

const answersTo = (
  { t, file, language }: PrintInput,
  list: IndicatorList,
  dimension: Dimension,
): FormTable => ({
  columns: [t('identify.print.question'), t('identify.print.answer')],
  rows: list.indicators
    .filter((each) => each.dimension === dimension)
    .map(({ id, labels }) => {
      const answer = file.identification.answers[id]?.value
      return [labels[language], answer ? t(`identification.answer.${answer}`) : null]
    }),
})

const elements = (input: PrintInput, form: Form): Section => {
  const { t, file } = input
  const { facts } = file.identification
  const said = (name: 'acts' | 'means' | 'exploitation') => {
    const value: string[] | string | undefined = facts[name]?.value
    if (value === undefined) return null
    return Array.isArray(value)
      ? value.map((word) => t(`identification.${name}.${word}`))
      : t(`identify.fact.${value}.${name}`)
  }
  const country = factsOf(file).facts?.country
  return {
    heading: t('identify.facts.title'),
    ...(form === 'child' ? { note: t('identify.print.means-child') } : {}),
    fields: [
      field(t('identify.element.act'), said('acts')),
      field(t('identify.element.means'), said('means')),
      field(t('identify.element.purpose'), said('exploitation')),
      field(t('identify.facts.country'), country ? placeName(country, input) : null),
    ],
  }
}

const placeName = (country: string, input: PrintInput): string =>
  country.length === 2 ? countryName(country, input) : input.t(`identify.country.${country}`)

/** What the rules make of the facts now, by the same code as `umai assess`; it says on the paper that it only advises. */
const advice = (input: PrintInput, form: Form): Section => {
  const { t, file } = input
  const { elements: found, conclusion, offences } = assessFacts(factsOf(file))
  return {
    heading: t('identify.print.advice'),
    note: t('identify.print.advice-note'),
    fields: [
      ...(['act', 'means', 'purpose'] as const).map((element) =>
        field(t(`identify.element.${element}`), t(`identification.element-state.${found[element]}`)),
      ),
      field(t('identify.print.conclusion'), t(`identification.conclusion.${conclusion}`)),
      field(
        t('identify.print.offences'),
        offences.length > 0 ? offences.map((offence) => articleText(offence, input)) : '–',
      ),
      field(t('identify.print.screening'), screeningText(input, form)),
    ],
  }
}

const articleText = (offence: string, { t, reference, language }: PrintInput): string =>
  [
    t('identify.article', { article: offence.split(':')[1] ?? offence }),
    lawArticleOf(reference, offence)?.labels[language] ?? '',
  ].join(' ')

const screeningText = (input: PrintInput, form: Form): string | null => {
  const list = listOf(input, form)
  const { answers } = input.file.identification
  if (!list || Object.keys(answers).length === 0) return null
  const given = Object.fromEntries(Object.entries(answers).map(([id, cell]) => [id, cell.value]))
  const { result } = screenIndicators(list, given, { child: form === 'child' })
  return input.t(`identification.screening.${result}`)
}

const decisions = (input: PrintInput, timeZone: string): Section => {
  const { t, file } = input
  const columns = [
    t('identify.decide.outcome'),
    t('identify.decide.reasons'),
    t('identify.print.decided-by'),
    t('identify.print.day'),
  ]
  const rows = decisionsOf(file.identification).map((each) => decisionRow(each, input, timeZone))
  return {
    heading: t('identify.print.decisions'),
    table: { columns, rows: rows.length > 0 ? rows : [columns.map(() => null)] },
  }
}

const decisionRow = (decision: Decision, input: PrintInput, timeZone: string) => [
  `${input.t(`identify.kind.${decision.kind}`)} ${labelOf(input.reference, 'identification-outcome', decision.outcome, input.language)}`,
  decision.reasons,
  agencyName(decision.agency, input),
  decision.decidedOn ? decision.decidedOn.split('-').reverse().join('.') : dayText(decision.at, timeZone),
]

const rights = ({ t }: PrintInput, form: Form): Section => ({
  heading: t('identify.print.rights'),
  paragraphs: [
    t('identify.print.rights.help'),
    t('identify.print.rights.review'),
    ...(form === 'child' ? [t('identify.print.rights.child')] : []),
  ],
})
