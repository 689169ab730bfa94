import { useTranslation } from 'react-i18next'
import { EmptyState, FailureNote, Notice, Screen, Skeleton } from '../../desk/parts/index.ts'
import { useData } from '../../desk/use-data.ts'
import type { DashboardAnswer, RegistryAnswer } from '../dashboard-model.ts'
import { CopyLink } from './copy-link.tsx'
import { Headlines } from './headlines.tsx'
import { HowMade } from './how-made.tsx'
import { PanelView } from './panel-view.tsx'
import { StandardExports } from './standard-exports.tsx'
import { Times } from './times.tsx'
import { useLanguage } from './use-labels.ts'
import { useView, type View } from './use-view.ts'
import { ViewFilters } from './view-filters.tsx'
import './indicators.scss'

/** What is counted, by time, place and people; for those who oversee, never for publication. */
const Indicators = () => {
  const { t } = useTranslation()
  const { view, query, change, clear } = useView()
  const registry = useData<RegistryAnswer>('/api/statistics/indicators')
  const { data, error, reload } = useData<DashboardAnswer>(
    `/api/statistics/dashboard${query === '' ? '' : `?${query}`}`,
  )
  const failure = error ?? registry.error
  return (
    <Screen title={t('indicators.title')} sub={<p>{t('indicators.lead')}</p>}>
      <Notice tone="warning">
        <p>{t('indicators.not-for-publication')}</p>
      </Notice>
      <ViewFilters
        view={view}
        shown={data?.indicator ?? ''}
        period={data?.period ?? null}
        indicators={registry.data?.indicators ?? []}
        onChange={change}
        onClear={query === '' ? undefined : clear}
      />
      {failure && <FailureNote failure={failure} onRetry={error ? reload : registry.reload} />}
      {!(data && registry.data) && !failure && <Skeleton lines={8} />}
      {data && registry.data && (
        <Figures
          view={view}
          answer={data}
          registry={registry.data}
          onChoose={(indicator) => change({ indicator })}
        />
      )}
    </Screen>
  )
}
export default Indicators

interface FiguresProps {
  view: View
  answer: DashboardAnswer
  registry: RegistryAnswer
  onChoose: (indicator: string) => void
}

const Figures = ({ view, answer, registry, onChoose }: FiguresProps) => {
  const { t } = useTranslation()
  const language = useLanguage()
  const chosen = registry.indicators.find(({ id }) => id === answer.indicator)
  if (!chosen) return <EmptyState title={t('indicators.empty')} />
  return (
    <div className="indicators">
      <section aria-labelledby="chosen">
        <h2 id="chosen">{chosen.labels[language]}</h2>
        <HowMade indicator={chosen} registry={registry} />
        {chosen.status === 'not-yet-recorded' && <p className="quiet">{t('indicators.not-recorded')}</p>}
        <div className="panels">
          {answer.panels.map((panel) => (
            <PanelView key={panel.dimension} panel={panel} indicator={chosen} answer={answer} view={view} />
          ))}
        </div>
        <CopyLink />
      </section>
      <Headlines answer={answer} registry={registry} onChoose={onChoose} />
      <Times answer={answer} registry={registry} onChoose={onChoose} />
      <StandardExports year={answer.period.to.slice(0, 4)} />
    </div>
  )
}
