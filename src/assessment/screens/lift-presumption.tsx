import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useForm } from '../../desk/forms.ts'
import { Button, Dialog, ErrorSummary, Radios, TextArea } from '../../desk/parts/index.ts'
import { useVocabulary } from '../../desk/reference.ts'
import { mayRecord, type OpenedCase, record } from './opened-case.ts'

const NOTE_LIMIT = 1000

/** For whoever decides on identification: ends the status with a reason. Help that has begun goes on. */
export const LiftPresumption = ({ opened, onChanged }: { opened: OpenedCase; onChanged: () => void }) => {
  const { t } = useTranslation()
  const [asking, setAsking] = useState(false)
  if (!mayRecord(opened, 'presumption.lifted')) return null
  return (
    <>
      <Button kind="text" onClick={() => setAsking(true)}>
        {t('assessment.lift.title')}
      </Button>
      {asking && (
        <Dialog title={t('assessment.lift.title')} onClose={() => setAsking(false)}>
          <LiftForm
            opened={opened}
            onDone={() => {
              setAsking(false)
              onChanged()
            }}
          />
        </Dialog>
      )}
    </>
  )
}

const LiftForm = ({ opened, onDone }: { opened: OpenedCase; onDone: () => void }) => {
  const { t } = useTranslation()
  const reasons = useVocabulary('presumption-lifting-reason')
  const form = useForm({
    initial: { reason: '', note: '' },
    check: ({ reason, note }) => [
      ...(reason === '' ? [{ path: 'reason', code: 'required' }] : []),
      ...(note.length > NOTE_LIMIT
        ? [{ path: 'note', code: 'too-long', params: { limit: NOTE_LIMIT } }]
        : []),
    ],
    submit: ({ reason, note }, id) => {
      const said = note.trim()
      return record(opened, [
        { id, type: 'presumption.lifted', data: said === '' ? { reason } : { reason, note: said } },
      ])
    },
    onDone,
  })
  return (
    <form onSubmit={form.submit} noValidate>
      <p>{t('assessment.lift.text')}</p>
      <ErrorSummary errors={form.errors} failure={form.failure} attempts={form.attempts} />
      <Radios {...form.field('reason')} label={t('assessment.lift.reason')} options={reasons} />
      <TextArea {...form.field('note')} label={t('assessment.lift.note')} optional limit={NOTE_LIMIT} />
      <Button type="submit" busy={form.sending}>
        {t('assessment.lift.do')}
      </Button>
    </form>
  )
}
