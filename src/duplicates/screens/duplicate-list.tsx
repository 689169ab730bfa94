import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'wouter'
import {
  DataTable,
  EmptyState,
  FailureNote,
  Link,
  LocalDate,
  Notice,
  Screen,
  Skeleton,
  Tag,
} from '../../desk/parts/index.ts'
import { useData } from '../../desk/use-data.ts'
import type { Review } from '../model.ts'
import { percentOf } from './percent.ts'
import './duplicates.scss'

type Answer = { reviews: Review[]; more: boolean }

/** Pairs that wait for a decision, the likeliest first, or those that were decided. No name stands here. */
const DuplicateList = () => {
  const { t } = useTranslation()
  const [search] = useSearchParams()
  const decided = search.get('status') === 'decided'
  const { data, error, reload } = useData<Answer>(`/api/duplicates?status=${decided ? 'decided' : 'open'}`)
  return (
    <Screen title={t('duplicates.title')} sub={<p>{t('duplicates.lead')}</p>}>
      <p>
        {decided ? (
          <Link to="/duplicates">{t('duplicates.show-open')}</Link>
        ) : (
          <Link to="/duplicates?status=decided">{t('duplicates.show-decided')}</Link>
        )}
      </p>
      {error && <FailureNote failure={error} onRetry={reload} />}
      {!data && !error && <Skeleton lines={6} />}
      {data && <ReviewTable reviews={data.reviews} decided={decided} />}
      {data?.more && (
        <Notice>
          <p>{t('duplicates.more', { count: data.reviews.length })}</p>
        </Notice>
      )}
    </Screen>
  )
}
export default DuplicateList

const ReviewTable = ({ reviews, decided }: { reviews: Review[]; decided: boolean }) => {
  const { t } = useTranslation()
  const since = (row: Review) => (decided ? row.decidedAt : row.enteredAt) ?? row.enteredAt
  return (
    <DataTable
      caption={t(decided ? 'duplicates.decided' : 'duplicates.open')}
      rows={reviews}
      rowKey={(row) => row.reviewId}
      empty={<EmptyState title={t(decided ? 'duplicates.none-decided' : 'duplicates.none-open')} />}
      columns={[
        {
          key: 'pair',
          label: t('duplicates.pair'),
          cell: (row) => (
            <>
              <Link to={`/duplicates/${row.reviewId}`}>
                {t('duplicates.pair.name', { id: row.reviewId.slice(-6) })}
              </Link>{' '}
              {row.byToken && <Tag tone="gray">{t('duplicates.by-token')}</Tag>}
            </>
          ),
        },
        {
          key: 'probability',
          label: t('duplicates.probability'),
          cell: (row) => t('duplicates.percent', { percent: percentOf(row.probability) }),
          sortBy: (row) => row.probability,
          align: 'end',
        },
        {
          key: 'since',
          label: t(decided ? 'duplicates.decided-on' : 'duplicates.since'),
          cell: (row) => <LocalDate value={since(row)} short />,
          sortBy: since,
        },
        ...(decided
          ? [
              {
                key: 'found',
                label: t('duplicates.found'),
                cell: (row: Review) => (
                  <Tag tone={row.found === 'merged' ? 'green' : 'gray'}>
                    {t(`duplicates.found.${row.found}`)}
                  </Tag>
                ),
              },
            ]
          : []),
      ]}
    />
  )
}
