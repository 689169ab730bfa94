import { useTranslation } from 'react-i18next'
import { Link, Notice, SavedState, Screen } from '../../desk/parts/index.ts'
import { urgentWithoutHelp } from '../next-steps.ts'
import { questionsFor } from '../questions.ts'
import { ChildTold } from './child-told.tsx'
import { consentPath, referPath } from './elsewhere.ts'
import { NeedList } from './need-list.tsx'
import type { OpenedCase } from './opened-case.ts'
import { PresumeVictim } from './presume-victim.tsx'
import { questionPath } from './question-path.ts'

interface Props {
  opened: OpenedCase
  /** Another person's different answer was met on the way and kept beside this one. */
  beside: boolean
  onChanged: () => void
}

/** What was found, and the help that starts now: presume, ask for consent, refer for each urgent need. */
export const AssessmentSummary = ({ opened, beside, onChanged }: Props) => {
  const { t } = useTranslation()
  const { file } = opened
  const [first] = questionsFor(file.case)
  const urgent = urgentWithoutHelp(file)
  return (
    <Screen
      narrow
      title={t('assessment.summary.title')}
      back={{ to: `/cases/${file.caseId}`, label: t('assessment.back') }}
      sub={<SavedState />}
    >
      {beside && (
        <Notice tone="warning" live>
          <p>{t('assessment.saved-beside')}</p>
        </Notice>
      )}
      <ChildTold opened={opened} />
      <PresumeVictim opened={opened} onChanged={onChanged} />
      <section aria-labelledby="assessment-next">
        <h2 id="assessment-next">{t('assessment.summary.next')}</h2>
        {urgent.length === 0 && <p>{t('assessment.summary.nothing-urgent')}</p>}
        <ul className="link-list">
          {urgent.map((need, index) => (
            <li key={need}>
              <Link
                to={referPath(file.caseId, need)}
                button={file.assessment.presumed && index === 0 ? 'primary' : 'secondary'}
              >
                {t('assessment.summary.refer', { need })}
              </Link>
            </li>
          ))}
          <li>
            <Link to={consentPath(file.caseId)}>{t('assessment.summary.consent')}</Link>
          </li>
          <li>
            <Link to={`/cases/${file.caseId}`}>{t('assessment.summary.to-case')}</Link>
          </li>
        </ul>
      </section>
      <NeedList view={file} />
      <p>
        <Link to={questionPath(file.caseId, first?.id)}>{t('assessment.summary.change')}</Link>
      </p>
    </Screen>
  )
}
