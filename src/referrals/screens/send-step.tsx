import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { consentData } from '../../consent/screens/consent-fields-of-case.tsx'
import { newId } from '../../desk/events.ts'
import { useForm } from '../../desk/forms.ts'
import { Button, Checkboxes, ErrorSummary, Facts, TextArea } from '../../desk/parts/index.ts'
import { useMe } from '../../desk/session.tsx'
import type { SharedFact } from '../model.ts'
import { sharedFacts } from '../model.ts'
import { purposesFor } from '../rules.ts'
import { type Happening, recordAll } from './case-data.ts'
import { addresseeOf, type Draft, knownFacts, type Receiver, sentData } from './draft.ts'
import type { StepProps } from './step-props.ts'
import { useReceiverWords } from './use-receiver-words.ts'
import { useReferralWords } from './use-referral-words.ts'
import { whyNot } from './why-not.ts'

/** What exactly they see, a note, and the sending itself. */
export const SendStepForm = ({ opened, draft, onAnswer }: StepProps) => {
  const { t } = useTranslation()
  const me = useMe()
  const [ids] = useState(() => ({ consent: newId(), sent: newId() }))
  const legal = draft.ground !== null && 'without' in draft.ground && draft.ground.without === 'legal-duty'
  const known = knownFacts(opened.file)
  const eventsFor = (values: { shares: SharedFact[]; note: string }) =>
    happeningsOf({ ...draft, ...values }, ids)
  const form = useForm({
    initial: { shares: draft.shares, note: draft.note },
    check: ({ shares, note }) => [
      ...(legal && note.trim() === '' ? [{ path: 'note', code: 'legal-duty-unnamed' }] : []),
      ...whyNot(opened, me, eventsFor({ shares, note })),
    ],
    submit: ({ shares, note }) =>
      recordAll(
        { caseId: opened.file.caseId, personId: opened.file.personId, base: opened.head.version },
        eventsFor({ shares, note }),
      ),
    onDone: () => onAnswer({ shares: form.values.shares, note: form.values.note }),
  })
  return (
    <form onSubmit={form.submit} noValidate>
      <ErrorSummary errors={form.errors} failure={form.failure} attempts={form.attempts} />
      <Summary draft={draft} />
      <Checkboxes
        {...form.field('shares')}
        big
        label={t('referrals.shares.question')}
        hint={t('referrals.shares.hint')}
        options={sharedFacts
          .filter((fact) => known.includes(fact))
          .map((value) => ({ value, label: t(`referrals.fact.${value}`) }))}
      />
      <TextArea
        {...form.field('note')}
        label={t(legal ? 'referrals.note.legal' : 'referrals.note.label')}
        hint={t(legal ? 'referrals.note.legalHint' : 'referrals.note.hint')}
        optional={!legal}
        rows={3}
        limit={1000}
      />
      <Button type="submit" wide busy={form.sending}>
        {t('referrals.send.do')}
      </Button>
    </form>
  )
}

const Summary = ({ draft }: { draft: Draft }) => {
  const { t } = useTranslation()
  const { word } = useReferralWords()
  const receiver = useReceiverWords()
  const { ground } = draft
  const told =
    ground && 'without' in ground ? t(`referrals.ground.${ground.without}`) : t('referrals.ground.agreed')
  return (
    <Facts
      items={[
        { key: 'to', label: t('referrals.to'), value: receiver(draft.receiver) },
        { key: 'urgency', label: t('referrals.urgency.label'), value: word('urgency', draft.urgency) },
        {
          key: 'name',
          label: t('referrals.name.label'),
          value: t(draft.shareIdentity ? 'referrals.name.yes' : 'referrals.name.no'),
        },
        { key: 'ground', label: t('referrals.ground.label'), value: told },
      ]}
    />
  )
}

/** The consent when it is recorded now, and the referral: one batch, in this order. */
const happeningsOf = (draft: Draft, ids: { consent: string; sent: string }): Happening[] => {
  const receiver = draft.receiver as Receiver
  const sent = {
    id: ids.sent,
    type: 'referral.sent',
    data: sentData({ ...draft, receiver }, new Date().toISOString()),
  }
  const recordNow = draft.ground !== null && 'recordNow' in draft.ground
  return recordNow
    ? [{ id: ids.consent, type: 'consent.given', data: consentFor(draft, receiver) }, sent]
    : [sent]
}

const consentFor = (draft: Draft, receiver: Receiver) => {
  const to = addresseeOf(receiver)
  return consentData(draft.consent, {
    consentId: draft.consentId,
    purpose: purposesFor(to.kind)[0] ?? 'referral',
    recipient: to.agency === undefined ? { name: (to.name ?? '').trim() } : { agency: to.agency },
    identity: draft.shareIdentity === true,
  })
}
