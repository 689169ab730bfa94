import { useTranslation } from 'react-i18next'
import type { CaseSlice } from '../../cases/model.ts'
import { sendEvent } from '../../desk/events.ts'
import { type Form, useForm } from '../../desk/forms.ts'
import { Button, ErrorSummary, PartialDate, Radios, Select, TextInput } from '../../desk/parts/index.ts'
import { useVocabulary } from '../../desk/reference.ts'
import type { OpenedFact } from '../model.ts'
import {
  details,
  emptyFact,
  type FactValues,
  factIssues,
  factKinds,
  factOf,
  valuesOf,
} from './fact-values.ts'

/** What these screens read of the answer of `GET /api/cases/:caseId`. */
export interface OpenedCase {
  file: { caseId: string; personId: string; case: CaseSlice }
  head: { version: number }
}

interface Props {
  opened: OpenedCase
  /** The fact that the new one takes the place of. */
  correcting: OpenedFact | null
  onCancel: () => void
  onSaved: () => void
}

/** One fact: what it is, and its value. */
export const FactForm = ({ opened, correcting, onCancel, onSaved }: Props) => {
  const { t } = useTranslation()
  const form = useForm({
    initial: correcting ? valuesOf(correcting) : emptyFact(),
    check: factIssues,
    submit: (values, eventId) =>
      sendEvent({
        id: eventId,
        type: 'identity.recorded',
        caseId: opened.file.caseId,
        personId: opened.file.personId,
        happenedAt: new Date().toISOString(),
        base: opened.head.version,
        // One fact an event, so the event's id, which stays through a retry, can be the fact's.
        data: { facts: [factOf(values, eventId, correcting?.factId ?? null)] },
      }),
    onDone: onSaved,
  })
  return (
    <form onSubmit={form.submit} noValidate>
      <ErrorSummary errors={form.errors} failure={form.failure} attempts={form.attempts} />
      {correcting && <p>{t('people.identity.correcting')}</p>}
      {!correcting && (
        <Radios
          {...form.field('kind')}
          label={t('people.identity.kind')}
          options={factKinds.map((kind) => ({ value: kind, label: t(`people.identity.kind.${kind}`) }))}
          onChange={(kind) => {
            form.set('kind', kind)
            form.set('detail', kind === 'name' ? 'full' : '')
          }}
        />
      )}
      <Detail form={form} />
      {form.values.kind === 'birth-date' ? (
        <PartialDate {...form.field('date')} label={t('people.identity.kind.birth-date')} />
      ) : (
        <TextInput {...form.field('value')} label={t(`people.identity.value.${form.values.kind}`)} />
      )}
      <div className="actions">
        <Button type="submit" busy={form.sending}>
          {t('people.identity.save')}
        </Button>
        {correcting && (
          <Button kind="text" onClick={onCancel}>
            {t('people.identity.cancel')}
          </Button>
        )}
      </div>
    </form>
  )
}

const Detail = ({ form }: { form: Form<FactValues> }) => {
  const { t } = useTranslation()
  const { kind } = form.values
  const detail = details[kind]
  const options = useVocabulary(detail?.vocabulary ?? '')
  if (!detail) return null
  const label = detail.property === 'type' ? `${kind}-type` : detail.property
  return <Select {...form.field('detail')} label={t(`people.identity.${label}`)} options={options} />
}
