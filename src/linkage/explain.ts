/** Says why two records are taken for one person, or not, in one sentence of the reader's language. */
import type { Field, PairScore } from './model.ts'
import { UNKNOWN_LEVEL } from './model.ts'

/** Compatible with i18next's `t`. */
export type Translate = (key: string, params?: Record<string, string | number>) => string

/** A step from the prior to the result, in bits, with the words for it. */
export type Step = { label: string; weight: number }

/** Findings of less than this weigh nothing worth a word. */
const WORTH_SAYING = 0.5
const MOST_SAID = 4

/** One sentence: the verdict, and the findings that weigh most for and against it, strongest first. */
export function explainPair(score: PairScore, fields: readonly Field[], translate: Translate): string {
  const verdict = translate(`linkage.verdict.${verdictOf(score.probability)}`, {
    percent: percent(score.probability),
  })
  const steps = findings(score, fields, translate)
  const sorted = [...steps].sort((one, other) => Math.abs(other.weight) - Math.abs(one.weight))
  const said = (sign: 1 | -1) =>
    sorted
      .filter((step) => step.weight * sign >= WORTH_SAYING)
      .slice(0, MOST_SAID)
      .map((step) => step.label)
      .join(', ')
  const [pro, contra] = [said(1), said(-1)]
  const kind = pro && contra ? 'both' : pro ? 'for' : contra ? 'against' : 'nothing'
  return translate(`linkage.sentence.${kind}`, { verdict, for: pro, against: contra })
}

/** All steps from the prior to the result, in the order of the fields: what a waterfall picture shows. */
export function stepsOf(score: PairScore, fields: readonly Field[], translate: Translate): Step[] {
  const plain = (name: string, weight: number) => ({ label: translate(`linkage.part.${name}`), weight })
  return [
    plain('prior', score.prior),
    ...score.fields.flatMap((field, index) =>
      field.level === UNKNOWN_LEVEL
        ? []
        : [{ label: label(field.level, fields[index]!, translate), weight: field.weight }],
    ),
    ...(Math.abs(score.together) < 0.05 ? [] : [plain('together', score.together)]),
    ...(Math.abs(score.relatives) < 0.05 ? [] : [plain('relatives', score.relatives)]),
  ]
}

function findings(score: PairScore, fields: readonly Field[], translate: Translate): Step[] {
  const steps = score.fields.map((field, index) => ({
    label: translate('linkage.finding', {
      field: translate(`linkage.field.${fields[index]!.type}`),
      level: translate(`linkage.level.${field.level}`),
      weight: signed(field.weight),
    }),
    weight: field.weight,
  }))
  const relatives = {
    label: `${translate('linkage.part.relatives')} (${signed(score.relatives)})`,
    weight: score.relatives,
  }
  return [...steps, relatives]
}

function label(level: string, field: Field, translate: Translate): string {
  return `${translate(`linkage.field.${field.type}`)}: ${translate(`linkage.level.${level}`)}`
}

function verdictOf(probability: number): string {
  if (probability >= 0.99) return 'same'
  if (probability >= 0.8) return 'likely'
  if (probability > 0.2) return 'open'
  return probability > 0.01 ? 'unlikely' : 'different'
}

/** Never 0 or 100: nothing here is certain. */
function percent(probability: number): string {
  const share = probability * 100
  if (share > 99.9) return '> 99.9'
  if (share < 0.1) return '< 0.1'
  return share.toFixed(1)
}

function signed(weight: number): string {
  return `${weight < 0 ? '−' : '+'}${Math.abs(weight).toFixed(1)}`
}
