import { useTranslation } from 'react-i18next'
import { LocalTime, SideCard } from '../../desk/parts/index.ts'
import type { Plan } from '../model.ts'
import type { CaseScreenProps } from './case-screen.tsx'
import { Goals } from './goals-table.tsx'

/** What the commission decided, what reviews found, and every earlier text: nothing of a plan is lost. */
export const PlanHistory = ({ words, plan }: CaseScreenProps & { plan: Plan }) => {
  const { t } = useTranslation()
  const happened = [
    ...plan.decisions.map((each) => ({
      ...each,
      what: t(`plans.decision.${each.outcome}`),
      text: each.text,
    })),
    ...plan.reviews.map((each) => ({ ...each, what: t(`plans.review.${each.outcome}`), text: each.finding })),
  ].sort((a, b) => b.seq - a.seq)
  const older = plan.status === 'approved' ? plan.versions.slice(0, -1) : []
  if (happened.length === 0 && older.length === 0) return null
  return (
    <SideCard title={t('plans.history')}>
      {happened.map((each) => (
        <div key={each.seq} className="plans-view">
          <p>
            <strong>{each.what}</strong> · <LocalTime value={each.at} />
          </p>
          {each.text && <p>{each.text}</p>}
        </div>
      ))}
      {older.toReversed().map((version) => (
        <details key={version.version}>
          <summary>{t('plans.version', { version: version.version })}</summary>
          <Goals goals={version.goals} words={words} />
        </details>
      ))}
    </SideCard>
  )
}
