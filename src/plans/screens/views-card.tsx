import { useTranslation } from 'react-i18next'
import { Link, LocalDate, SideCard, Tag } from '../../desk/parts/index.ts'
import type { Views } from '../model.ts'
import type { CaseScreenProps } from './case-screen.tsx'
import type { Words } from './use-lists.ts'

/** What the child or the person said, and what was answered: beside every decision about them. */
export const ViewsCard = ({ opened, words }: Pick<CaseScreenProps, 'opened' | 'words'>) => {
  const { t } = useTranslation()
  const { views } = opened.file.plan
  return (
    <SideCard title={t('plans.views.title')}>
      {views.length === 0 && <p className="quiet">{t('plans.views.none')}</p>}
      {views.toReversed().map((each) => (
        <OneView key={each.viewsId} views={each} words={words} />
      ))}
      <p>
        <Link to={`/cases/${opened.file.caseId}/views`}>{t('plans.views.open')}</Link>
      </p>
    </SideCard>
  )
}

/** One saying with who said it, when, and the latest answer. */
export const OneView = ({ views, words }: { views: Views; words: Words }) => {
  const { t } = useTranslation()
  const answer = views.answers.at(-1)
  return (
    <div className="plans-view">
      {views.views === null ? (
        <p>
          {t('plans.views.notObtained', { why: words.word('views-obstacle', views.notObtainable ?? '') })}
        </p>
      ) : (
        <blockquote>{views.views}</blockquote>
      )}
      <p className="quiet">
        {t(`plans.views.by.${views.givenBy}`)}
        {views.how && ` · ${words.word('views-method', views.how)}`} · <LocalDate value={views.at} />
      </p>
      {answer && (
        <p>
          {t('plans.views.answered')}: {words.word('views-answer', answer.answer)}
          {answer.note && ` — ${answer.note}`}
        </p>
      )}
      {views.views !== null && !answer && <Tag tone="ochre">{t('plans.views.unanswered')}</Tag>}
    </div>
  )
}
