import { useTranslation } from 'react-i18next'
import { useForm } from '../../desk/forms.ts'
import { Button, ConflictNote, ErrorSummary, Link, Notice, Select, Tag } from '../../desk/parts/index.ts'
import { askedOf, changedFindings, domainsFor, isHalf } from '../prefill-needs.ts'
import { mayTry, record } from './case-data.ts'
import { type CaseScreenProps, Frame, onCase } from './case-screen.tsx'
import { NeedsCards } from './needs-cards.tsx'
import { NeedsTable } from './needs-table.tsx'
import { OverallRisk } from './overall-risk.tsx'
import { useWide } from './use-wide.ts'
import './plans.scss'

/** Needs and risks by area of life: a table at a desk, one area at a time on a phone. */
const Needs = onCase((props) => {
  const { t } = useTranslation()
  const wide = useWide()
  const { opened, words } = props
  const writable = mayTry(opened, 'needs.assessed')
  return (
    <Frame opened={opened} title={t('plans.needs.title')} sub={<p>{t('plans.needs.sub')}</p>}>
      <Disputes {...props} />
      {wide && writable ? (
        <NeedsForm key={opened.head.version} {...props} />
      ) : (
        <>
          <NeedsCards opened={opened} words={words} writable={writable} />
          {writable && <OverallRisk key={opened.head.version} {...props} />}
        </>
      )}
      {!writable && <Notice>{t('plans.readOnly')}</Notice>}
      <p className="actions">
        <Link to={`/cases/${opened.file.caseId}/plan`} button="secondary">
          {t('plans.needs.toPlan')}
        </Link>
      </p>
    </Frame>
  )
})
export default Needs

const NeedsForm = ({ opened, words, reload }: CaseScreenProps) => {
  const { t } = useTranslation()
  const domains = domainsFor(opened.file, words.entries('risk-domain')).map((entry) => entry.code)
  const form = useForm({
    initial: {
      asked: Object.fromEntries(domains.map((domain) => [domain, askedOf(opened.file, domain)])),
      risk: opened.file.plan.risk ?? '',
    },
    check: ({ asked, risk }) => {
      if (domains.some((domain) => isHalf(asked[domain]))) return [{ path: 'asked', code: 'half-answered' }]
      const nothing = Object.keys(changedFindings(opened.file, asked)).length === 0 && !riskChanged(risk)
      return nothing ? [{ path: 'asked', code: 'nothing-given' }] : []
    },
    submit: ({ asked, risk }, eventId) =>
      record(opened, eventId, 'needs.assessed', {
        domains: changedFindings(opened.file, asked),
        ...(riskChanged(risk) ? { risk } : {}),
      }),
    onDone: reload,
  })
  const riskChanged = (risk: string) => risk !== '' && risk !== opened.file.plan.risk
  const { id, value, onChange } = form.field('asked')
  return (
    <form onSubmit={form.submit} noValidate>
      <ErrorSummary errors={form.errors} failure={form.failure} attempts={form.attempts} />
      <NeedsTable
        id={id}
        words={words}
        domains={domains}
        asked={value}
        showHalf={form.attempts > 0}
        onChange={(domain, next) => onChange({ ...value, [domain]: next })}
      />
      <Select
        {...form.field('risk')}
        label={t('plans.needs.overall')}
        hint={t('plans.needs.overallHint')}
        options={words.options('risk-level')}
      />
      <Button type="submit" busy={form.sending}>
        {t('plans.save')}
      </Button>
    </form>
  )
}

/** What two people found differently, until somebody settles it on the case. */
const Disputes = ({ opened, words }: CaseScreenProps) => {
  const { t } = useTranslation()
  const disputed = Object.entries(opened.file.plan.needs.domains).filter(([, cell]) => cell.rivals.length > 0)
  return disputed.map(([domain, cell]) => (
    <ConflictNote
      key={domain}
      field={words.word('risk-domain', domain)}
      values={[cell, ...cell.rivals].map((each) => ({
        key: each.eventId,
        value: (
          <>
            {words.word('need-level', each.value.need)} ·{' '}
            <Tag tone="ochre">
              {t('plans.needs.risk')}: {words.word('risk-level', each.value.risk)}
            </Tag>
          </>
        ),
        who: each.value.note ?? '',
      }))}
    />
  ))
}
