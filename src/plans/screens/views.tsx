import { useTranslation } from 'react-i18next'
import { isChild } from '../../cases/rules.ts'
import { Notice } from '../../desk/parts/index.ts'
import { AnswerViews } from './answer-views.tsx'
import { mayTry } from './case-data.ts'
import { Frame, onCase } from './case-screen.tsx'
import { RecordViews } from './record-views.tsx'
import { OneView } from './views-card.tsx'
import './plans.scss'

/** What the child or the person wants: recorded in their words, and answered so that it can be told to them. */
const ViewsScreen = onCase((props) => {
  const { t } = useTranslation()
  const { opened, words } = props
  const { views } = opened.file.plan
  const child = isChild(opened.file.case) !== false
  return (
    <Frame
      opened={opened}
      toPlan
      narrow
      title={t('plans.views.title')}
      sub={<p>{t(child ? 'plans.views.childRight' : 'plans.views.sub')}</p>}
    >
      {views.length === 0 && <p className="quiet">{t('plans.views.none')}</p>}
      {views.toReversed().map((each) => (
        <section key={each.viewsId} className="card">
          <OneView views={each} words={words} />
          {each.views !== null && mayTry(opened, 'views.answered') && <AnswerViews {...props} views={each} />}
        </section>
      ))}
      {mayTry(opened, 'views.recorded') ? <RecordViews {...props} /> : <Notice>{t('plans.readOnly')}</Notice>}
    </Frame>
  )
})
export default ViewsScreen
