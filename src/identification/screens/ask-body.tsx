import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { useForm } from '../../desk/forms.ts'
import { Button, ErrorSummary, Notice, Radios } from '../../desk/parts/index.ts'
import { useWords } from '../../desk/reference.ts'
import { useMay, useMe } from '../../desk/session.tsx'
import { NotHere } from './not-here.tsx'
import { type CaseScreenProps, Frame, onCase } from './on-case.tsx'
import { pathTo, record } from './opened-case.ts'
import { useTell } from './use-tell.ts'

/** Brings in a body that may decide, or the team that confirms: it joins the case and gets the task. */
const AskBody = onCase((props) => {
  const { t } = useTranslation()
  const { opened } = props
  const confirming = opened.file.identification.status === 'proposed'
  return (
    <Frame
      opened={opened}
      title={t(confirming ? 'identify.ask.team.title' : 'identify.ask.title')}
      within
      narrow
      sub={<p>{t('identify.ask.lead')}</p>}
    >
      <Asking {...props} confirming={confirming} />
    </Frame>
  )
})
export default AskBody

const Asking = ({ opened, bodies, confirming }: CaseScreenProps & { confirming: boolean }) => {
  const { t } = useTranslation()
  const me = useMe()
  const may = useMay()
  const { file } = opened
  const on = new Set([...file.case.team.map((each) => each.agency), file.case.leadAgency])
  const choices = (confirming ? bodies.confirming : bodies.deciding).filter((body) => !on.has(body.agency))
  if (!may('case:assign')) return <NotHere code="not-permitted" caseId={file.caseId} />
  if (file.case.leadAgency !== me.agency) return <NotHere code="not-lead-agency" caseId={file.caseId} />
  if (choices.length === 0) return <NobodyKnown bodies={bodies} confirming={confirming} />
  return <AskForm opened={opened} choices={choices} label={t('identify.ask.which')} />
}

/** Says what is missing and who can add it: a directory without such a body is a matter of configuration. */
const NobodyKnown = ({ bodies, confirming }: Pick<CaseScreenProps, 'bodies'> & { confirming: boolean }) => {
  const { t } = useTranslation()
  const word = useWords()
  const { kinds } = confirming ? bodies.terms.lastWord : bodies.terms.decide
  return (
    <Notice tone="warning">
      <p>{t('identify.ask.nobody', { kinds: kinds.map((kind) => word('body-kind', kind)).join(', ') })}</p>
    </Notice>
  )
}

interface FormProps extends Pick<CaseScreenProps, 'opened'> {
  choices: CaseScreenProps['bodies']['deciding']
  label: string
}

const AskForm = ({ opened, choices, label: question }: FormProps) => {
  const { t, label } = useTell()
  const word = useWords()
  const [, navigate] = useLocation()
  const form = useForm<{ agency: string }, unknown>({
    initial: { agency: '' },
    labels: { agency: question },
    check: ({ agency }) => (agency === '' ? [{ path: 'agency', code: 'required' }] : []),
    submit: ({ agency }, eventId) => record(opened, eventId, 'team.joined', { agency, scope: 'identify' }),
    onDone: () => navigate(pathTo(opened.file.caseId)),
  })
  const options = choices.map((body) => ({
    value: body.agency,
    label: label(body.labels, body.agency),
    hint: `${word('body-kind', body.kind)} · ${t(`identify.near.${body.near}`)}`,
  }))
  return (
    <form onSubmit={form.submit} noValidate>
      <ErrorSummary errors={form.errors} failure={form.failure} attempts={form.attempts} />
      <Radios {...form.field('agency')} label={question} options={options} />
      <p className="actions">
        <Button type="submit" busy={form.sending}>
          {t('identify.ask.do')}
        </Button>
      </p>
    </form>
  )
}
