import { useTranslation } from 'react-i18next'
import type { Result } from '../../desk/api.ts'
import { useForm } from '../../desk/forms.ts'
import { type DateText, emptyDate } from '../../desk/parts/date-text.ts'
import { Button, ErrorSummary, Notice, PartialDate, Radios, TextArea } from '../../desk/parts/index.ts'
import { useVocabulary } from '../../desk/reference.ts'
import { OUTCOMES, type Outcome } from '../decision-model.ts'
import type { Conclusion } from '../model.ts'
import { dayIssues, dayOf } from './day-of-decision.ts'

const REASONS_LIMIT = 4000

interface DecisionData {
  outcome: Outcome
  reasons: string
  decidedOn?: string
}

interface Values {
  outcome: Outcome | ''
  reasons: string
  decidedOn: DateText
}

interface Props {
  /** What the rules make of the facts now, to be shown beside the choice. */
  advice: Conclusion
  submitLabel: string
  submit: (data: DecisionData, eventId: string) => Promise<Result<unknown>>
  onDone: () => void
}

/** The outcome, the reasons and the day. Nothing is chosen beforehand: the decision is a person's. */
export const DecisionForm = ({ advice, submitLabel, submit, onDone }: Props) => {
  const { t } = useTranslation()
  const outcomes = useVocabulary('identification-outcome')
  const labels = {
    outcome: t('identify.decide.outcome'),
    reasons: t('identify.decide.reasons'),
    decidedOn: t('identify.decide.on'),
  }
  const form = useForm<Values, unknown>({
    initial: { outcome: '', reasons: '', decidedOn: emptyDate },
    labels,
    check: ({ outcome, reasons, decidedOn }) => [
      ...(outcome === '' ? [{ path: 'outcome', code: 'required' }] : []),
      ...(reasons.trim() === '' ? [{ path: 'reasons', code: 'required' }] : []),
      ...(reasons.length > REASONS_LIMIT
        ? [{ path: 'reasons', code: 'too-long', params: { limit: REASONS_LIMIT } }]
        : []),
      ...dayIssues('decidedOn', decidedOn),
    ],
    submit: ({ outcome, reasons, decidedOn }, eventId) => {
      const on = dayOf(decidedOn)
      const data = { outcome: outcome as Outcome, reasons: reasons.trim(), ...(on ? { decidedOn: on } : {}) }
      return submit(data, eventId)
    },
    onDone,
  })
  const { outcome } = form.values
  return (
    <form onSubmit={form.submit} noValidate>
      <ErrorSummary errors={form.errors} failure={form.failure} attempts={form.attempts} />
      <Radios
        {...form.field('outcome')}
        label={labels.outcome}
        options={OUTCOMES.map((value) => ({
          value,
          label: outcomes.find((each) => each.value === value)?.label ?? value,
          hint: t(`identify.decide.outcome.${value}`),
        }))}
      />
      {outcome !== '' && differs(outcome, advice) && (
        <Notice tone="warning" live>
          <p>{t('identify.decide.differs', { advice: t(`identification.conclusion.${advice}`) })}</p>
        </Notice>
      )}
      <TextArea
        {...form.field('reasons')}
        label={labels.reasons}
        hint={t('identify.decide.reasons.hint')}
        limit={REASONS_LIMIT}
        rows={6}
      />
      <PartialDate
        {...form.field('decidedOn')}
        label={labels.decidedOn}
        hint={t('identify.decide.on.hint')}
        mustBeKnown
      />
      <p className="actions">
        <Button type="submit" busy={form.sending}>
          {submitLabel}
        </Button>
      </p>
    </form>
  )
}

/** A decision may differ from the advice; whoever reads it later should find out why. */
const differs = (outcome: Outcome, advice: Conclusion): boolean =>
  (outcome === 'identified' && advice === 'not-indicated') ||
  (outcome === 'not-identified' && advice === 'indicated')
