import { useTranslation } from 'react-i18next'
import { Redirect } from 'wouter'
import { Notice } from '../../desk/parts/index.ts'
import { mayTry } from './case-data.ts'
import { Frame, onCase } from './case-screen.tsx'
import { ReasonForm } from './close-case.tsx'

/** Opens a closed case again; its history, plan and follow-up stay. */
const ReopenCase = onCase((props) => {
  const { t } = useTranslation()
  const { opened, words } = props
  const { closed } = opened.file.case
  if (!mayTry(opened, 'case.reopened')) return <Redirect to={`/cases/${opened.file.caseId}`} replace />
  return (
    <Frame opened={opened} narrow title={t('plans.reopen.title')} sub={<p>{t('plans.reopen.sub')}</p>}>
      {closed && (
        <Notice>
          {t('plans.reopen.closedFor', { reason: words.word('closing-reason', closed.reason) })}
        </Notice>
      )}
      <ReasonForm
        {...props}
        event="case.reopened"
        vocabulary="reopening-reason"
        then=""
        action="plans.reopen.do"
      />
    </Frame>
  )
})
export default ReopenCase
