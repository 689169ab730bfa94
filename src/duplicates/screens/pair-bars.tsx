import { useTranslation } from 'react-i18next'
import { useFormats } from '../../desk/parts/index.ts'
import { explainPair, type Step, stepsOf } from '../../linkage/explain.ts'
import type { Field } from '../../linkage/model.ts'
import type { StoredScore } from '../model.ts'
import { inScreenForm } from './percent.ts'

/** Field types of the stored names, so that the words for a comparison are found without the engine itself. */
const TYPES: Record<string, Field['type']> = {
  givenNames: 'given-name',
  surname: 'surname',
  patronymic: 'patronymic',
  fullName: 'full-name',
  birthDate: 'date',
  birthYear: 'year',
  sex: 'sex',
  document: 'national-id',
  phone: 'phone',
  district: 'place',
}

/** Why: one sentence, and a bar a finding from "before comparing" to the result. */
export const PairBars = ({ score }: { score: StoredScore }) => {
  const { t } = useTranslation()
  const fields = score.fields.map(({ field }) => ({ name: field, type: TYPES[field] ?? 'text' }))
  const { number } = useFormats()
  const say = (key: string, params: Record<string, string | number> = {}) =>
    t(
      key,
      Object.fromEntries(
        Object.entries(params).map(([name, value]) => [
          name,
          typeof value === 'string' ? inScreenForm(value, number) : value,
        ]),
      ),
    )
  const steps = stepsOf(score, fields, say)
  return (
    <section aria-labelledby="why">
      <h2 id="why">{t('duplicates.why')}</h2>
      <p>{explainPair(score, fields, say)}</p>
      <Waterfall steps={steps} result={{ label: t('linkage.part.result'), weight: score.weight }} />
      <p className="quiet">{t('duplicates.bits')}</p>
    </section>
  )
}

const Waterfall = ({ steps, result }: { steps: Step[]; result: Step }) => {
  const { number } = useFormats()
  let sum = 0
  const bars = steps.map((step) => {
    const from = sum
    sum += step.weight
    return { ...step, from, to: sum }
  })
  const all = [...bars, { ...result, from: 0, to: result.weight }]
  const low = Math.min(0, ...all.map((bar) => Math.min(bar.from, bar.to)))
  const high = Math.max(0, ...all.map((bar) => Math.max(bar.from, bar.to)))
  const at = (value: number) => (100 * (value - low)) / (high - low || 1)
  return (
    <ul className="bars">
      {all.map((bar) => (
        <li key={bar.label}>
          <span>{bar.label}</span>
          <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
            <rect
              x={at(Math.min(bar.from, bar.to))}
              width={Math.max(0.6, Math.abs(at(bar.to) - at(bar.from)))}
              height="10"
              fill={bar.weight < 0 ? 'var(--ochre)' : 'var(--teal-2)'}
            />
            <rect x={at(0)} width="0.4" height="10" fill="var(--ink-2)" />
          </svg>
          <span className="bars__weight">
            {bar.weight < 0 ? '−' : '+'}
            {inScreenForm(Math.abs(bar.weight).toFixed(1), number)}
          </span>
        </li>
      ))}
    </ul>
  )
}
