import { useTranslation } from 'react-i18next'
import { isChild } from '../../cases/rules.ts'
import { saidNo } from '../../consent/rules.ts'
import { ConsentFieldsOfCase, consentIssues } from '../../consent/screens/consent-fields-of-case.tsx'
import { useForm } from '../../desk/forms.ts'
import { Button, ErrorSummary, Notice, Radios, useFormats } from '../../desk/parts/index.ts'
import type { WithoutConsent } from '../model.ts'
import { isLawEnforcement, purposesFor, reasonsWithoutConsent } from '../rules.ts'
import { addresseeOf, consentOnRecord, type Draft } from './draft.ts'
import type { StepProps } from './step-props.ts'
import { useReceiverWords } from './use-receiver-words.ts'
import { useReferralWords } from './use-referral-words.ts'

type Choice = 'on-record' | 'record-now' | WithoutConsent

/** On what ground they are told: a consent on record, one recorded now, or a reason that needs none. */
export const GroundStep = ({ opened, draft, onAnswer }: StepProps) => {
  const { t } = useTranslation()
  const receiver = useReceiverWords()
  const { file } = opened
  const now = new Date().toISOString()
  const to = draft.receiver ? addresseeOf(draft.receiver) : {}
  const onRecord = consentOnRecord(file, draft, now)
  const refused = purposesFor(to.kind).some((purpose) => saidNo(file.consent, to, purpose))
  const form = useForm({
    initial: { choice: choiceOf(draft, onRecord !== null), ...draft.consent },
    check: ({ choice, ...consent }) =>
      choice === ''
        ? [{ path: 'choice', code: 'required' }]
        : choice === 'record-now'
          ? consentIssues(consent)
          : [],
    submit: async (values) => ({ ok: true as const, data: values }),
    onDone: ({ choice, ...consent }) => onAnswer({ consent, ground: groundOf(choice as Choice, onRecord) }),
  })
  const options: Choice[] = [
    ...(onRecord ? (['on-record'] as const) : []),
    'record-now',
    ...reasonsWithoutConsent(file, to.kind),
  ]
  return (
    <form onSubmit={form.submit} noValidate>
      <ErrorSummary errors={form.errors} failure={form.failure} attempts={form.attempts} />
      {refused && (
        <Notice tone="warning">
          <p>{t('referrals.ground.refused', { to: receiver(draft.receiver) })}</p>
        </Notice>
      )}
      {isLawEnforcement(to.kind) && (
        <Notice>
          <p>{t('referrals.ground.police')}</p>
        </Notice>
      )}
      <Radios
        {...form.field('choice')}
        big
        label={t('referrals.ground.question', { to: receiver(draft.receiver) })}
        hint={t(draft.shareIdentity ? 'referrals.ground.hintName' : 'referrals.ground.hint')}
        options={useOptions(options, onRecord)}
      />
      {form.values.choice === 'record-now' && (
        <ConsentFieldsOfCase
          fields={{
            evidence: form.field('evidence'),
            givenBy: form.field('givenBy'),
            until: form.field('until'),
          }}
          mayBeChild={isChild(file.case) !== false}
        />
      )}
      <Button type="submit" wide>
        {t('referrals.send.next')}
      </Button>
    </form>
  )
}

const choiceOf = ({ ground }: Draft, onRecord: boolean): Choice | '' => {
  if (ground === null) return onRecord ? 'on-record' : ''
  if ('without' in ground) return ground.without
  return 'recordNow' in ground ? 'record-now' : 'on-record'
}

const groundOf = (choice: Choice, onRecord: ReturnType<typeof consentOnRecord>): Draft['ground'] => {
  if (choice === 'record-now') return { recordNow: true }
  if (choice !== 'on-record') return { without: choice }
  return onRecord ? { consent: onRecord } : null
}

const useOptions = (choices: Choice[], onRecord: ReturnType<typeof consentOnRecord>) => {
  const { t } = useTranslation()
  const { word } = useReferralWords()
  const { day } = useFormats()
  const told = onRecord && {
    how: word('consent-evidence', onRecord.evidence),
    day: day(onRecord.givenAt),
  }
  return choices.map((value) => ({
    value,
    label: t(`referrals.ground.${value}`),
    hint:
      value === 'on-record' && told
        ? t('referrals.ground.onRecordHow', told)
        : t(`referrals.ground.${value}Hint`),
  }))
}
