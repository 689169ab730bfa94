import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Form, useForm } from '../../desk/forms.ts'
import type { DateText } from '../../desk/parts/index.ts'
import { Button, Dialog, ErrorSummary, PartialDate, Radios, TextArea } from '../../desk/parts/index.ts'
import { useVocabulary } from '../../desk/reference.ts'
import type { ReferralAnswer } from '../read-referral.ts'
import {
  type ActionField,
  type ActionValues,
  actionData,
  actionFields,
  actionIssues,
  initialValues,
} from './action-fields.ts'
import { recordAll } from './case-data.ts'

interface Props {
  data: ReferralAnswer
  onDone: () => void
}

/** What is expected in each status; its button comes first. */
const expected: Record<string, string> = {
  sent: 'referral.accepted',
  asked: 'referral.info-given',
  accepted: 'referral.delivered',
  delivered: 'referral.reported',
  reported: 'referral.report-read',
}

/** A button for everything that may be done now. */
export const ReferralActions = ({ data, onDone }: Props) => {
  const { t } = useTranslation()
  const [doing, setDoing] = useState<string | null>(null)
  if (data.allowed.length === 0) return null
  const first = expected[data.referral.status]
  const types = [...data.allowed].sort((a, b) => Number(b === first) - Number(a === first))
  return (
    <>
      <p className="actions">
        {types.map((type) => (
          <Button key={type} kind={type === first ? 'primary' : 'secondary'} onClick={() => setDoing(type)}>
            {t(`referrals.do.${type.slice('referral.'.length)}`)}
          </Button>
        ))}
      </p>
      {doing && (
        <Dialog title={t(`referrals.do.${doing.slice('referral.'.length)}`)} onClose={() => setDoing(null)}>
          <ActionForm
            data={data}
            type={doing}
            onDone={() => {
              setDoing(null)
              onDone()
            }}
          />
        </Dialog>
      )}
    </>
  )
}

const ActionForm = ({ data, type, onDone }: Props & { type: string }) => {
  const { t } = useTranslation()
  const fields = actionFields[type] ?? []
  const { caseId, personId, referralId } = data
  const form = useForm<ActionValues>({
    initial: initialValues(fields, new Date()),
    check: (values) => actionIssues(fields, values),
    submit: (values, id) =>
      recordAll({ caseId, personId, base: null }, [
        { id, type, data: { referralId, ...actionData(fields, values) } },
      ]),
    onDone,
  })
  const name = type.slice('referral.'.length)
  return (
    <form onSubmit={form.submit} noValidate>
      <p>{t(`referrals.lead.${name}`)}</p>
      <ErrorSummary errors={form.errors} failure={form.failure} attempts={form.attempts} />
      {fields.map((field) => (
        <Question key={field.data} field={field} form={form} />
      ))}
      <Button type="submit" busy={form.sending}>
        {t(`referrals.do.${name}`)}
      </Button>
    </form>
  )
}

const Question = ({ field, form }: { field: ActionField; form: Form<ActionValues> }) => {
  const { t } = useTranslation()
  const options = useVocabulary(field.kind === 'choice' ? field.vocabulary : '')
  const label = t(`referrals.field.${field.data}`)
  const held = form.field(field.data)
  if (field.kind === 'day')
    return (
      <PartialDate
        {...held}
        value={held.value as DateText}
        label={label}
        mustBeKnown
        optional={field.optional ?? false}
      />
    )
  const text = { ...held, value: held.value as string }
  if (field.kind === 'choice') return <Radios {...text} label={label} options={options} />
  return <TextArea {...text} label={label} optional={field.optional ?? false} rows={3} limit={field.limit} />
}
