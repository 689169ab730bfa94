import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useForm } from '../../desk/forms.ts'
import {
  Button,
  Dialog,
  ErrorSummary,
  Facts,
  LocalDate,
  LocalTime,
  SideCard,
  Tag,
  TextArea,
} from '../../desk/parts/index.ts'
import { useWords } from '../../desk/reference.ts'
import type { Consent } from '../model.ts'
import { consentState } from '../rules.ts'
import { type OpenedCase, record } from './case-data.ts'
import { stateTone } from './consent-of-case.tsx'

interface Props {
  opened: OpenedCase
  consent: Consent
  to: string
  mayWithdraw: boolean
  onDone: () => void
}

/** One consent: to whom, for what, how it was given, until when, and the way to take it back. */
export const ConsentLine = (props: Props) => {
  const { t } = useTranslation()
  const word = useWords()
  const [asking, setAsking] = useState(false)
  const { opened, consent, to, mayWithdraw } = props
  const state = consentState(opened.file.consent, consent, new Date().toISOString())
  return (
    <SideCard title={to}>
      <Tag tone={stateTone[state]}>{t(`consent.state.${state}`)}</Tag>
      <Facts
        items={[
          {
            key: 'purpose',
            label: t('consent.purpose.label'),
            value: word('consent-purpose', consent.purpose),
          },
          {
            key: 'identity',
            label: t('consent.identity.label'),
            value: t(consent.identity ? 'desk.answer.yes' : 'desk.answer.no'),
          },
          {
            key: 'how',
            label: t('consent.evidence.label'),
            value: `${word('consent-evidence', consent.evidence)} · ${t(`consent.givenBy.${consent.givenBy}`)}`,
          },
          { key: 'when', label: t('consent.givenAt'), value: <LocalTime value={consent.givenAt} /> },
          {
            key: 'until',
            label: t('consent.until.label'),
            value: consent.until ? <LocalDate value={consent.until} /> : t('consent.untilWithdrawn'),
          },
          ...(consent.note ? [{ key: 'note', label: t('consent.note'), value: consent.note }] : []),
          ...(consent.ended
            ? [{ key: 'ended', label: t('consent.endedAt'), value: <LocalTime value={consent.ended.at} /> }]
            : []),
        ]}
      />
      {mayWithdraw && consent.ended === null && (
        <p className="actions">
          <Button kind="secondary" onClick={() => setAsking(true)}>
            {t('consent.withdraw.do')}
          </Button>
        </p>
      )}
      {asking && (
        <Dialog title={t('consent.withdraw.title', { to })} onClose={() => setAsking(false)}>
          <WithdrawForm {...props} />
        </Dialog>
      )}
    </SideCard>
  )
}

const WithdrawForm = ({ opened, consent, onDone }: Props) => {
  const { t } = useTranslation()
  const form = useForm({
    initial: { note: '' },
    submit: ({ note }, eventId) =>
      record(opened, eventId, 'consent.withdrawn', {
        consentId: consent.consentId,
        ...(note.trim() ? { note: note.trim() } : {}),
      }),
    onDone,
  })
  return (
    <form onSubmit={form.submit} noValidate>
      <p>{t('consent.withdraw.lead')}</p>
      <ErrorSummary errors={form.errors} failure={form.failure} attempts={form.attempts} />
      <TextArea {...form.field('note')} label={t('consent.note')} optional rows={2} limit={1000} />
      <Button type="submit" busy={form.sending}>
        {t('consent.withdraw.do')}
      </Button>
    </form>
  )
}
