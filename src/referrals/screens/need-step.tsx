import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { useForm } from '../../desk/forms.ts'
import { Button, ErrorSummary, Radios, Screen } from '../../desk/parts/index.ts'
import { useVocabulary } from '../../desk/reference.ts'
import { isLive } from '../rules.ts'
import type { OpenedCase } from './case-data.ts'

const order = ['urgent', 'some', 'unknown', 'none']

/** Which need? Those answered "urgent" come first, with how they were answered and what is under way. */
export const NeedStep = ({ opened }: { opened: OpenedCase }) => {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const { file, head } = opened
  const level = (need: string) => file.assessment.needs[need]?.value ?? 'unknown'
  const referred = (need: string) =>
    file.referrals.referrals.some((each) => each.need === need && isLive(each))
  const needs = useVocabulary('need')
    .map((option) => ({
      ...option,
      hint: [
        file.assessment.needs[option.value] && t(`referrals.level.${level(option.value)}`),
        referred(option.value) && t('referrals.alreadyReferred'),
      ]
        .filter(Boolean)
        .join(' · '),
    }))
    .map((option) => (option.hint === '' ? { value: option.value, label: option.label } : option))
    .sort((a, b) => order.indexOf(level(a.value)) - order.indexOf(level(b.value)))
  const form = useForm({
    initial: { need: '' },
    check: ({ need }) => (need === '' ? [{ path: 'need', code: 'required' }] : []),
    submit: async (values) => ({ ok: true as const, data: values }),
    onDone: ({ need }) => navigate(`/cases/${file.caseId}/refer/${need}`),
  })
  return (
    <Screen
      narrow
      title={t('referrals.send.title')}
      back={{ to: `/cases/${file.caseId}`, label: t('referrals.backToCase', { code: head.code }) }}
    >
      <form onSubmit={form.submit} noValidate>
        <ErrorSummary errors={form.errors} failure={form.failure} attempts={form.attempts} />
        <Radios {...form.field('need')} big label={t('referrals.send.need')} options={needs} />
        <Button type="submit" wide>
          {t('referrals.send.next')}
        </Button>
      </form>
    </Screen>
  )
}
