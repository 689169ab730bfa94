import { useTranslation } from 'react-i18next'
import { useParams } from 'wouter'
import { Facts, FailureNote, LocalDate, Notice, Screen, Skeleton } from '../../desk/parts/index.ts'
import { useData } from '../../desk/use-data.ts'
import type { ReleaseAnswer } from '../list-releases.ts'
import type { ProtectionNote } from '../model.ts'
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
          {data.protection && <WhyHidden note={data.protection} />}
          {data.tables.map((table) => (
            <ReleasedTable key={table.code} table={table} />
          ))}
        </div>
      )}
    </Screen>
  )
}
export default Release

/** How much is not shown, and why: what a second pair of eyes has to know before it goes out. */
const WhyHidden = ({ note }: { note: ProtectionNote }) => {
  const { t } = useTranslation()
  const share = (value: number) => Math.round(value * 100)
  return (
    <>
      <h2>{t('releases.why')}</h2>
      <Facts
        items={[
          { key: 'too-few', label: t('releases.too-few'), value: note.tooFew },
          { key: 'besides', label: t('releases.besides'), value: note.besides },
          { key: 'held-back', label: t('releases.held-back'), value: note.heldBack },
          { key: 'share-cells', label: t('releases.share-cells'), value: `${share(note.shareOfCells)} %` },
          { key: 'share-counts', label: t('releases.share-counts'), value: `${share(note.shareOfCounts)} %` },
        ]}
      />
      <p className="quiet">{t('releases.why-not-shown')}</p>
    </>
  )
}
