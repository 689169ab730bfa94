import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { post } from '../../desk/api.ts'
import { useForm } from '../../desk/forms.ts'
import { Button, Dialog, ErrorSummary, HiddenIdentity, Radios } from '../../desk/parts/index.ts'
import { useVocabulary } from '../../desk/reference.ts'
import { useMay } from '../../desk/session.tsx'
import type { OpenedFact } from '../model.ts'
import { nameOf } from './fact-words.ts'
import { KnownFacts } from './known-facts.tsx'

/** A name left open on a screen is read by whoever walks past. */
const SHOWN_MS = 2 * 60 * 1000

interface Props {
  personId: string
  caseId: string
  /** A way to correct each fact, where there is one. */
  onCorrect?: (fact: OpenedFact) => void
}

/** Names, documents, contacts: hidden until somebody says why they need them, and hidden again by themselves. */
export const RevealIdentity = ({ personId, caseId, onCorrect }: Props) => {
  const { t } = useTranslation()
  const may = useMay()
  const [asking, setAsking] = useState(false)
  const [facts, setFacts] = useState<OpenedFact[] | null>(null)
  useEffect(() => {
    if (!facts) return
    const timer = setTimeout(() => setFacts(null), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [facts])

  return (
    <div className="reveal">
      <HiddenIdentity
        name={facts && (nameOf(facts) ?? t('people.search.unnamed'))}
        onShow={may('person:reveal') ? () => setAsking(true) : undefined}
        onHide={() => setFacts(null)}
      />
      {facts && (
        <>
          <KnownFacts facts={facts} onCorrect={onCorrect} />
          <p className="quiet">{t('people.reveal.closes')}</p>
        </>
      )}
      {asking && (
        <Dialog title={t('people.reveal.title')} onClose={() => setAsking(false)}>
          <ReasonForm
            personId={personId}
            caseId={caseId}
            onDone={(opened) => {
              setAsking(false)
              setFacts(opened.facts)
            }}
          />
        </Dialog>
      )}
    </div>
  )
}

const ReasonForm = ({
  personId,
  caseId,
  onDone,
}: {
  personId: string
  caseId: string
  onDone: (opened: { facts: OpenedFact[] }) => void
}) => {
  const { t } = useTranslation()
  const reasons = useVocabulary('reveal-reason')
  const form = useForm({
    initial: { reason: '' },
    check: ({ reason }) => (reason === '' ? [{ path: 'reason', code: 'required' }] : []),
    submit: ({ reason }) =>
      post<{ facts: OpenedFact[] }>(`/api/people/${personId}/reveal`, { reason, caseId }),
    onDone,
  })
  return (
    <form onSubmit={form.submit} noValidate>
      <p>{t('people.reveal.lead')}</p>
      <ErrorSummary errors={form.errors} failure={form.failure} attempts={form.attempts} />
      <Radios {...form.field('reason')} label={t('people.reveal.reason')} options={reasons} />
      <Button type="submit" busy={form.sending}>
        {t('people.reveal.do')}
      </Button>
    </form>
  )
}
