import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { useForm } from '../../desk/forms.ts'
import { Button, TextArea } from '../../desk/parts/index.ts'
import { record } from './case-data.ts'
import { CaseFrame, FormProblems, onCase } from './on-case.tsx'

const MOST = 4000

/** A note that everybody on the case reads. */
const AddNote = onCase(({ opened, reload }) => {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const form = useForm({
    initial: { text: '' },
    check: ({ text }) => (text.trim() === '' ? [{ path: 'text', code: 'required' }] : []),
    submit: ({ text }, eventId) => record(opened, eventId, 'case.noted', { text: text.trim() }),
    onDone: () => navigate(`/cases/${opened.file.caseId}`),
  })
  return (
    <CaseFrame opened={opened} title={t('cases.note.title')} event="case.noted">
      <form noValidate onSubmit={form.submit}>
        <FormProblems form={form} reload={reload} />
        <TextArea
          {...form.field('text')}
          label={t('cases.note.text')}
          hint={t('cases.note.hint')}
          rows={6}
          limit={MOST}
        />
        <Button type="submit" busy={form.sending}>
          {t('cases.note.save')}
        </Button>
      </form>
    </CaseFrame>
  )
})
export default AddNote
