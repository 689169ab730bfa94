import { useTranslation } from 'react-i18next'
import { DataTable, FailureNote, Link, LocalDate, Screen, Skeleton, Tag } from '../../desk/parts/index.ts'
import { useData } from '../../desk/use-data.ts'
import type { ReleaseListAnswer } from '../list-releases.ts'
import { PrepareRelease } from './prepare-release.tsx'

type Row = ReleaseListAnswer['releases'][number]

/** Editions of the public statistics: what waits for a second pair of eyes, and what is out. */
const Releases = () => {
  const { t } = useTranslation()
  const { data, error, reload } = useData<ReleaseListAnswer>('/api/releases')
  return (
    <Screen title={t('releases.title')} sub={<p>{t('releases.lead')}</p>}>
      {error && <FailureNote failure={error} onRetry={reload} />}
      {!data && !error && <Skeleton lines={4} />}
      {data && (
        <DataTable
          caption={t('releases.title')}
          captionHidden
          columns={[
            { key: 'period', label: t('releases.period'), cell: (row: Row) => <PeriodLink row={row} /> },
            { key: 'state', label: t('releases.state'), cell: (row: Row) => <State row={row} /> },
            {
              key: 'prepared',
              label: t('releases.prepared'),
              cell: (row: Row) => <LocalDate value={row.preparedAt} />,
            },
          ]}
          rows={data.releases}
          rowKey={(row) => row.releaseId}
          empty={<p>{t('releases.none')}</p>}
        />
      )}
      <PrepareRelease />
    </Screen>
  )
}
export default Releases

const PeriodLink = ({ row: { releaseId, period } }: { row: Row }) => (
  <Link to={`/releases/${releaseId}`}>
    {period.from}–{period.to}
  </Link>
)

const State = ({ row }: { row: Row }) => {
  const { t } = useTranslation()
  return (
    <>
      {row.publishedAt === null ? (
        <Tag tone="ochre">{t('releases.waits')}</Tag>
      ) : (
        <Tag tone="green">{t('releases.published')}</Tag>
      )}
      {row.synthetic && (
        <>
          {' '}
          <Tag tone="gray">{t('releases.synthetic')}</Tag>
        </>
      )}
    </>
  )
}
