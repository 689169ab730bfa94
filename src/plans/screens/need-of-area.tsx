import { useTranslation } from 'react-i18next'
import { Redirect, useLocation } from 'wouter'
import { useForm } from '../../desk/forms.ts'
import { Button, ErrorSummary, Progress, Radios, TextArea } from '../../desk/parts/index.ts'
import { askedOf, changedFindings, domainsFor } from '../prefill-needs.ts'
import { record } from './case-data.ts'
import { type CaseScreenProps, Frame, onCase } from './case-screen.tsx'

/** One area of life on its own screen, for a phone: how much help is needed, how much danger there is. */
const NeedOfArea = onCase((props) => {
  const { t } = useTranslation()
  const { opened, words, params } = props
  const domains = domainsFor(opened.file, words.entries('risk-domain')).map((entry) => entry.code)
  const at = domains.indexOf(params.domain ?? '')
  const domain = domains[at]
  const list = `/cases/${opened.file.caseId}/needs`
  if (domain === undefined) return <Redirect to={list} replace />
  const next = domains[at + 1]
  return (
    <Frame opened={opened} narrow title={words.word('risk-domain', domain)}>
      <Progress what={t('plans.needs.title')} at={at + 1} of={domains.length} />
      <AreaForm key={domain} {...props} domain={domain} next={next ? `${list}/${next}` : list} />
    </Frame>
  )
})
export default NeedOfArea

const AreaForm = (props: CaseScreenProps & { domain: string; next: string }) => {
  const { opened, words, domain, next, reload } = props
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const goOn = () => {
    reload()
    navigate(next)
  }
  const { need, risk, note, fromAssessment } = askedOf(opened.file, domain)
  const findings = (values: { need: string; risk: string; note: string }) =>
    changedFindings(opened.file, { [domain]: { ...values, fromAssessment: false } })
  const form = useForm({
    initial: { need, risk, note },
    check: (values) =>
      (['need', 'risk'] as const).flatMap((path) =>
        values[path] === '' ? [{ path, code: 'required' }] : [],
      ),
    submit: (values, eventId) => record(opened, eventId, 'needs.assessed', { domains: findings(values) }),
    onDone: goOn,
  })
  const unchanged = Object.keys(findings(form.values)).length === 0
  return (
    <form
      noValidate
      onSubmit={(event) => {
        if (!unchanged || form.values.need === '' || form.values.risk === '') return form.submit(event)
        event.preventDefault()
        goOn()
      }}
    >
      <ErrorSummary errors={form.errors} failure={form.failure} attempts={form.attempts} />
      <Radios
        {...form.field('need')}
        label={t('plans.needs.need')}
        hint={fromAssessment ? t('plans.needs.fromAssessmentHint') : undefined}
        options={words.options('need-level')}
      />
      <Radios {...form.field('risk')} label={t('plans.needs.risk')} options={words.options('risk-level')} />
      <TextArea {...form.field('note')} label={t('plans.needs.note')} optional rows={3} limit={2000} />
      <Button type="submit" wide busy={form.sending}>
        {t('plans.saveAndGoOn')}
      </Button>
      <p className="actions">
        <Button kind="text" onClick={() => navigate(next)}>
          {t('plans.skip')}
        </Button>
      </p>
    </form>
  )
}
