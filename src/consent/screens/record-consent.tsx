import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isChild } from '../../cases/rules.ts'
import { newId } from '../../desk/events.ts'
import { type Form, useForm } from '../../desk/forms.ts'
import { Button, ErrorSummary, Radios, SearchableSelect, Select, TextArea } from '../../desk/parts/index.ts'
import { useVocabulary } from '../../desk/reference.ts'
import { useData } from '../../desk/use-data.ts'
import type { DirectoryAgency } from '../../directory/model.ts'
import type { Recipient } from '../model.ts'
import { type OpenedCase, record } from './case-data.ts'
import { consentData, consentIssues, emptyConsent } from './consent-draft.ts'
import { ConsentFieldsOfCase } from './consent-fields-of-case.tsx'
import { useRecipientWords } from './recipient-words.ts'

const initial = {
  answer: '' as '' | 'yes' | 'no',
  kind: '' as '' | 'agency' | 'body',
  agency: '',
  body: '',
  purpose: '',
  identity: '' as '' | 'yes' | 'no',
  ...emptyConsent,
  note: '',
}
type Values = typeof initial

const required = (path: keyof Values, missing: boolean) => (missing ? [{ path, code: 'required' }] : [])

const issuesOf = (values: Values) => [
  ...required('purpose', values.purpose === ''),
  ...required('kind', values.kind === ''),
  ...required('agency', values.kind === 'agency' && values.agency === ''),
  ...required('body', values.kind === 'body' && values.body === ''),
  ...required('answer', values.answer === ''),
  ...(values.answer === 'yes'
    ? [...required('identity', values.identity === ''), ...consentIssues(values)]
    : []),
]

const recipientOf = ({ kind, agency, body }: Values): Recipient => (kind === 'agency' ? { agency } : { body })

/** The person's answer about one recipient and purpose: yes with its evidence and its end, or no. */
export const RecordConsent = ({ opened, onDone }: { opened: OpenedCase; onDone: () => void }) => {
  const { t } = useTranslation()
  const [consentId] = useState(newId)
  const form = useForm({
    initial,
    check: issuesOf,
    submit: (values, eventId) =>
      values.answer === 'yes'
        ? record(
            opened,
            eventId,
            'consent.given',
            consentData(values, {
              consentId,
              purpose: values.purpose,
              recipient: recipientOf(values),
              identity: values.identity === 'yes',
              note: values.note,
            }),
          )
        : record(opened, eventId, 'consent.refused', {
            purpose: values.purpose,
            recipient: recipientOf(values),
            ...(values.note.trim() ? { note: values.note.trim() } : {}),
          }),
    onDone,
  })
  return (
    <form onSubmit={form.submit} noValidate>
      <h2>{t('consent.record.title')}</h2>
      <p>{t('consent.record.lead')}</p>
      <ErrorSummary errors={form.errors} failure={form.failure} attempts={form.attempts} />
      <WhatAndWhom form={form} opened={opened} />
      <Radios
        {...form.field('answer')}
        label={t('consent.answer.label')}
        options={(['yes', 'no'] as const).map((value) => ({ value, label: t(`consent.answer.${value}`) }))}
      />
      {form.values.answer === 'yes' && (
        <>
          <Radios
            {...form.field('identity')}
            label={t('consent.identity.label')}
            hint={t('consent.identity.hint')}
            row
            options={(['yes', 'no'] as const).map((value) => ({ value, label: t(`desk.answer.${value}`) }))}
          />
          <ConsentFieldsOfCase
            fields={{
              evidence: form.field('evidence'),
              givenBy: form.field('givenBy'),
              until: form.field('until'),
            }}
            mayBeChild={isChild(opened.file.case) !== false}
          />
        </>
      )}
      <TextArea {...form.field('note')} label={t('consent.note')} optional rows={2} limit={1000} />
      <Button type="submit" busy={form.sending}>
        {t('consent.record.do')}
      </Button>
    </form>
  )
}

const WhatAndWhom = ({ form, opened }: { form: Form<Values>; opened: OpenedCase }) => {
  const { t } = useTranslation()
  const bodies = useVocabulary('body-kind')
  const directory = useData<{ agencies: DirectoryAgency[] }>('/api/directory/agencies')
  const agencies = directory.data?.agencies ?? []
  const words = useRecipientWords({
    ...opened.agencies,
    ...Object.fromEntries(agencies.map(({ code, labels }) => [code, labels])),
  })
  return (
    <>
      <Select
        {...form.field('purpose')}
        label={t('consent.purpose.label')}
        options={useVocabulary('consent-purpose')}
      />
      <Radios
        {...form.field('kind')}
        label={t('consent.recipient.label')}
        options={(['agency', 'body'] as const).map((value) => ({
          value,
          label: t(`consent.recipient.${value}`),
        }))}
      />
      {form.values.kind === 'agency' && (
        <SearchableSelect
          {...form.field('agency')}
          label={t('consent.recipient.which')}
          options={agencies.map(({ code }) => ({ value: code, label: words.agency(code) }))}
        />
      )}
      {form.values.kind === 'body' && (
        <Select {...form.field('body')} label={t('consent.recipient.which')} options={bodies} />
      )}
    </>
  )
}
