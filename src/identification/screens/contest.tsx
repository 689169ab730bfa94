import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { useForm } from '../../desk/forms.ts'
import { Button, ErrorSummary, Radios, TextArea } from '../../desk/parts/index.ts'
import { useVocabulary } from '../../desk/reference.ts'
import { useMay } from '../../desk/session.tsx'
import { ASKERS, type Asker } from '../decision-model.ts'
import { identificationNext } from '../rules.ts'
import { History } from './history.tsx'
import { NotHere } from './not-here.tsx'
import { type CaseScreenProps, Frame, onCase } from './on-case.tsx'
import { pathTo, record } from './opened-case.ts'

/** To the same kind of body again, or to a court or a higher body. */
type What = 'review' | 'appeal'

const types: Record<What, string> = {
  review: 'identification.review-requested',
  appeal: 'identification.appealed',
}
const NOTE_LIMIT = 2000

/** Asking for a review, or recording an appeal: the decision stays in force until the answer. */
const ContestDecision = onCase((props) => {
  const { t } = useTranslation()
  const { opened, params } = props
  const what: What = params.what === 'appeal' ? 'appeal' : 'review'
  return (
    <Frame
      opened={opened}
      title={t(`identify.contest.${what}.title`)}
      within
      narrow
      sub={<p>{t(`identify.contest.${what}.lead`)}</p>}
    >
      <Contesting {...props} what={what} />
      <History opened={opened} />
    </Frame>
  )
})
export default ContestDecision

const Contesting = ({ opened, what }: CaseScreenProps & { what: What }) => {
  const may = useMay()
  const { file } = opened
  const open = identificationNext[file.identification.status].includes(types[what])
  if (!may('identification:review')) return <NotHere code="not-permitted" caseId={file.caseId} />
  return open ? <ContestForm opened={opened} what={what} /> : <NotHere code="not-now" caseId={file.caseId} />
}

interface Values {
  ground: string
  note: string
  askedBy: Asker | ''
}

const ContestForm = ({ opened, what }: Pick<CaseScreenProps, 'opened'> & { what: What }) => {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const grounds = useVocabulary('review-ground')
  const labels = {
    ground: t('identify.contest.ground'),
    note: t('identify.contest.note'),
    askedBy: t('identify.contest.asked-by'),
  }
  const form = useForm<Values, unknown>({
    initial: { ground: '', note: '', askedBy: '' },
    labels,
    check: ({ ground, note }) => [
      ...(ground === '' ? [{ path: 'ground', code: 'required' }] : []),
      ...(ground === 'other' && note.trim() === '' ? [{ path: 'note', code: 'required' }] : []),
      ...(note.length > NOTE_LIMIT
        ? [{ path: 'note', code: 'too-long', params: { limit: NOTE_LIMIT } }]
        : []),
    ],
    submit: ({ ground, note, askedBy }, eventId) => {
      const said = note.trim()
      const data = { ground, ...(said ? { note: said } : {}), ...(askedBy ? { askedBy } : {}) }
      return record(opened, eventId, types[what], data)
    },
    onDone: () => navigate(pathTo(opened.file.caseId)),
  })
  return (
    <form onSubmit={form.submit} noValidate>
      <ErrorSummary errors={form.errors} failure={form.failure} attempts={form.attempts} />
      <Radios {...form.field('ground')} label={labels.ground} options={grounds} />
      <TextArea
        {...form.field('note')}
        label={labels.note}
        hint={t('identify.contest.note.hint')}
        limit={NOTE_LIMIT}
      />
      <Radios
        {...form.field('askedBy')}
        label={labels.askedBy}
        optional
        options={ASKERS.map((value) => ({ value, label: t(`identify.asker.${value}`) }))}
      />
      <p className="actions">
        <Button type="submit" busy={form.sending}>
          {t(`identify.contest.${what}.do`)}
        </Button>
      </p>
    </form>
  )
}
