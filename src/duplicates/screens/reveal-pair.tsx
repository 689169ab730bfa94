import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { post } from '../../desk/api.ts'
import { useForm } from '../../desk/forms.ts'
import { Button, Dialog, ErrorSummary, Radios } from '../../desk/parts/index.ts'
import { useVocabulary } from '../../desk/reference.ts'
import type { OpenedSide } from './pair-sides.tsx'

/** A name left open on a screen is read by whoever walks past. */
const SHOWN_MS = 2 * 60 * 1000

interface Props {
  reviewId: string
  opened: boolean
  onOpened: (sides: OpenedSide[] | null) => void
}

/** Opens the names of both sides for a stated reason, and hides them again. */
export const RevealPair = ({ reviewId, opened, onOpened }: Props) => {
  const { t } = useTranslation()
  const [asking, setAsking] = useState(false)
  useEffect(() => {
    if (!opened) return
    const timer = setTimeout(() => onOpened(null), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [opened, onOpened])
  return (
    <p>
      {opened ? (
        <Button kind="text" onClick={() => onOpened(null)}>
          {t('duplicates.hide-names')}
        </Button>
      ) : (
        <Button kind="secondary" onClick={() => setAsking(true)}>
          {t('duplicates.show-names')}
        </Button>
      )}
      {asking && (
        <Dialog title={t('duplicates.show-names')} onClose={() => setAsking(false)}>
          <ReasonForm
            reviewId={reviewId}
            onDone={(sides) => {
              setAsking(false)
              onOpened(sides)
            }}
          />
        </Dialog>
      )}
    </p>
  )
}

const ReasonForm = ({ reviewId, onDone }: { reviewId: string; onDone: (sides: OpenedSide[]) => void }) => {
  const { t } = useTranslation()
  const form = useForm({
    initial: { reason: '' },
    check: ({ reason }) => (reason === '' ? [{ path: 'reason', code: 'required' }] : []),
    submit: (body) => post<{ sides: OpenedSide[] }>(`/api/duplicates/${reviewId}/reveal`, body),
    onDone: ({ sides }) => onDone(sides),
  })
  return (
    <form onSubmit={form.submit} noValidate>
      <p>{t('duplicates.show-names.lead')}</p>
      <ErrorSummary errors={form.errors} failure={form.failure} attempts={form.attempts} />
      <Radios
        {...form.field('reason')}
        label={t('duplicates.reason')}
        options={useVocabulary('reveal-reason')}
      />
      <Button type="submit" busy={form.sending}>
        {t('duplicates.show-names')}
      </Button>
    </form>
  )
}
