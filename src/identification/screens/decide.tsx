import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { SideCard } from '../../desk/parts/index.ts'
import { useMe } from '../../desk/session.tsx'
import { identificationNext, refuseDecider } from '../rules.ts'
import { DecisionForm } from './decision-form.tsx'
import { EstablishedPanel } from './established-panel.tsx'
import { answersNow, assessNow, screenNow } from './live.ts'
import { NotHere } from './not-here.tsx'
import { type CaseScreenProps, Frame, onCase } from './on-case.tsx'
import { pathTo, record } from './opened-case.ts'
import { ScreeningPanel } from './screening-panel.tsx'
import { TermsNote } from './terms-note.tsx'

/** The decision of the first step: final under one step, a proposal to the team under two. */
const Decide = onCase((props) => {
  const { t } = useTranslation()
  const { opened, bodies, lists } = props
  const two = bodies.terms.steps === 2
  const assessment = assessNow(opened.file)
  return (
    <Frame
      opened={opened}
      title={t(two ? 'identify.propose.title' : 'identify.decide.title')}
      within
      sub={<TermsNote bodies={bodies} step="identification" />}
      aside={
        <div className="follows">
          <SideCard title={t('identify.established')}>
            <EstablishedPanel assessment={assessment} />
          </SideCard>
          <ScreeningPanel screened={screenNow(opened.file, lists, answersNow(opened.file))} lists={lists} />
        </div>
      }
    >
      <Deciding {...props} />
    </Frame>
  )
})
export default Decide

const Deciding = ({ opened, bodies }: CaseScreenProps) => {
  const { t } = useTranslation()
  const me = useMe()
  const [, navigate] = useLocation()
  const { file } = opened
  const { status, form } = file.identification
  const refusal = refuseDecider(me, bodies.terms)
  if (refusal) return <NotHere code={refusal.code} caseId={file.caseId} />
  if (!identificationNext[status].includes('identification.decided'))
    return <NotHere code="not-now" caseId={file.caseId} />
  const two = bodies.terms.steps === 2
  return (
    <>
      <p>{t(`identify.form.${form}`)}</p>
      <p>{t('identify.decide.lead')}</p>
      <DecisionForm
        advice={assessNow(file).conclusion}
        submitLabel={t(two ? 'identify.propose.do' : 'identify.decide.do')}
        submit={(data, eventId) =>
          record(opened, eventId, 'identification.decided', { ...data, form, proposal: two })
        }
        onDone={() => navigate(pathTo(file.caseId))}
      />
    </>
  )
}
