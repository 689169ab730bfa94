import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newId } from '../../desk/events.ts'
import { useForm } from '../../desk/forms.ts'
import { Button, ErrorSummary, PartialDate, Select } from '../../desk/parts/index.ts'
import { record } from './case-data.ts'
import type { CaseScreenProps } from './case-screen.tsx'
import { dayIssues, dayTextOf, readWholeDay } from './day-text.ts'

/** Promises a visit or a call on a day. */
export const PlanFollowUp = ({ opened, words, reload }: CaseScreenProps) => {
  const { t } = useTranslation()
  const [followUpId, setFollowUpId] = useState(newId)
  const context = opened.file.case.status === 'closed' ? 'after-closure' : 'in-service'
  const form = useForm({
    initial: { on: dayTextOf(null), kind: '', context },
    check: ({ on, kind }) => [
      ...dayIssues('on', on),
      ...(kind === '' ? [{ path: 'kind', code: 'required' }] : []),
    ],
    submit: (values, eventId) =>
      record(opened, eventId, 'follow-up.planned', {
        followUpId,
        on: readWholeDay(values.on).day ?? '',
        kind: values.kind,
        context: values.context,
      }),
    onDone: () => {
      setFollowUpId(newId())
      form.reset()
      reload()
    },
  })
  return (
    <form noValidate onSubmit={form.submit}>
      <h2>{t('plans.followUp.plan')}</h2>
      <ErrorSummary errors={form.errors} failure={form.failure} attempts={form.attempts} />
      <PartialDate {...form.field('on')} label={t('plans.followUp.on')} mustBeKnown />
      <Select
        {...form.field('kind')}
        label={t('plans.followUp.kind')}
        options={words.options('follow-up-kind')}
      />
      <Select
        {...form.field('context')}
        label={t('plans.followUp.context')}
        empty={false}
        options={words.options('follow-up-context')}
      />
      <Button type="submit" busy={form.sending}>
        {t('plans.followUp.promise')}
      </Button>
    </form>
  )
}
