import { useTranslation } from 'react-i18next'
import { useParams } from 'wouter'
import { FailureNote, LocalDate, Notice, Screen, Skeleton } from '../../desk/parts/index.ts'
import { useData } from '../../desk/use-data.ts'
import type { ReleaseAnswer } from '../list-releases.ts'
import { Publish } from './publish.tsx'
import { ReleasedTable } from './released-table.tsx'
import './release.scss'

/** A release as the public will see it, what is not shown in it, and the button that lets it out. */
const Release = () => {
  const { t, i18n } = useTranslation()
  const { releaseId } = useParams()
  const { data, error, reload } = useData<ReleaseAnswer>(`/api/releases/${releaseId}`)
  const period = data ? `${data.release.period.from}–${data.release.period.to}` : ''
  return (
    <Screen title={`${t('releases.one')} ${period}`} back={{ to: '/releases', label: t('releases.title') }}>
      {error && <FailureNote failure={error} onRetry={reload} />}
      {!data && !error && <Skeleton lines={8} />}
      {data && (
        <div className="release">
          {data.release.synthetic && <Notice tone="warning" title={t('statistics.synthetic')} />}
          {data.release.publishedAt === null ? (
            <Publish answer={data} onPublished={reload} />
          ) : (
            <Notice tone="success" title={t('releases.is-public')}>
              <p>
                <LocalDate value={data.release.publishedAt} />
              </p>
            </Notice>
          )}
          <p>
            {t('releases.report')}:{' '}
            {(['docx', 'pdf'] as const).map((format) => (
              <a
                key={format}
                className="release__file"
                href={`/api/releases/${releaseId}/report.${format}?lang=${i18n.language}`}
              >
                {format.toUpperCase()}
              </a>
            ))}
          </p>
          <p className="quiet">{t('releases.why-not-shown')}</p>
          {data.tables.map((table) => (
            <ReleasedTable key={table.code} table={table} />
          ))}
        </div>
      )}
    </Screen>
  )
}
export default Release
