import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isChild } from '../../cases/rules.ts'
import { useForm } from '../../desk/forms.ts'
import { Button, EmptyState, ErrorSummary, FailureNote, Radios, Skeleton } from '../../desk/parts/index.ts'
import { useData } from '../../desk/use-data.ts'
import type { RankedService } from '../../directory/model.ts'
import type { Receiver } from './draft.ts'
import { OtherReceiver } from './other-receiver.tsx'
import { servicesPath } from './services-for.ts'
import type { StepProps } from './step-props.ts'
import { useReferralWords } from './use-referral-words.ts'
import { useServiceWords } from './use-service-words.ts'

/** Who can help: services of the directory, the best first, each with why; or somebody who is not in it. */
export const WhoStep = ({ opened, draft, onAnswer }: StepProps) => {
  const { t } = useTranslation()
  const { file } = opened
  const { data, error, reload } = useData<{ services: RankedService[] }>(servicesPath(file, draft.need))
  const [other, setOther] = useState(draft.receiver !== null && draft.receiver.kind !== 'service')
  const words = useReferralWords()
  const { sex, age, language } = file.case.person
  const about = [
    words.who({
      sex: sex?.value,
      age: age?.value,
      child: isChild(file.case),
      district: file.case.concern.district,
    }),
    language ? words.word('language', language.value) : null,
  ]
  if (error && !data) return <FailureNote failure={error} onRetry={reload} />
  if (!data) return <Skeleton lines={6} />
  return (
    <>
      <p className="quiet">{t('referrals.who.for', { about: about.filter(Boolean).join(' · ') })}</p>
      {other ? (
        <OtherReceiver draft={draft} onChosen={(receiver) => onAnswer({ receiver, ground: null })} />
      ) : (
        <ServiceForm
          services={data.services}
          chosen={draft.receiver}
          onChosen={(receiver) => onAnswer({ receiver, ground: null })}
        />
      )}
      <p className="skip-question">
        <Button kind="text" onClick={() => setOther(!other)}>
          {t(other ? 'referrals.who.toList' : 'referrals.who.other')}
        </Button>
      </p>
    </>
  )
}

interface ServiceFormProps {
  services: RankedService[]
  chosen: Receiver | null
  onChosen: (receiver: Receiver) => void
}

const ServiceForm = ({ services, chosen, onChosen }: ServiceFormProps) => {
  const { t } = useTranslation()
  const { option } = useServiceWords()
  const fitting = services.filter((each) => each.verdict !== 'does-not-fit').map(option)
  const others = services.filter((each) => each.verdict === 'does-not-fit').map(option)
  const form = useForm({
    initial: { service: chosen?.kind === 'service' ? chosen.service.code : '' },
    check: ({ service }) => (service === '' ? [{ path: 'service', code: 'required' }] : []),
    submit: async (values) => ({ ok: true as const, data: values }),
    onDone: ({ service }) => {
      const found = services.find((each) => each.service.code === service)
      if (found) onChosen({ kind: 'service', service: found.service })
    },
  })
  const field = form.field('service')
  if (services.length === 0)
    return (
      <EmptyState title={t('referrals.who.none')}>
        <p>{t('referrals.who.noneHint')}</p>
      </EmptyState>
    )
  return (
    <form onSubmit={form.submit} noValidate>
      <ErrorSummary errors={form.errors} failure={form.failure} attempts={form.attempts} />
      {fitting.length === 0 && <p>{t('referrals.who.noneFits')}</p>}
      <Radios {...field} big label={t('referrals.who.question')} options={fitting} />
      {others.length > 0 && (
        <details className="more">
          <summary>{t('referrals.who.doNotFit', { count: others.length })}</summary>
          <Radios
            value={field.value}
            onChange={field.onChange}
            label={t('referrals.who.doNotFitLabel')}
            hint={t('referrals.who.doNotFitHint')}
            options={others}
          />
        </details>
      )}
      <Button type="submit" wide>
        {t('referrals.send.next')}
      </Button>
    </form>
  )
}
