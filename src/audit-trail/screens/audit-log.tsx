import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'wouter'
import { Button, EmptyState, FailureNote, Screen, Skeleton } from '../../desk/parts/index.ts'
import { useData } from '../../desk/use-data.ts'
import type { AuditAnswer } from '../list-entries.ts'
import { type Asked, filters } from './asked.ts'
import { AuditFilters } from './audit-filters.tsx'
import { AuditTable } from './audit-table.tsx'

/** What is asked stands in the address, so that an auditor can keep it and come back to it. */
const useAsked = () => {
  const [search, setSearch] = useSearchParams()
  const asked = Object.fromEntries(filters.map((name) => [name, search.get(name) ?? ''])) as Asked
  const given = (values: Partial<Asked>) =>
    Object.entries(values).filter((entry): entry is [string, string] => Boolean(entry[1]))
  return {
    asked,
    query: new URLSearchParams(given(asked)).toString(),
    ask: (change: Partial<Asked>) => setSearch(given({ ...asked, page: '', ...change })),
    clear: () => setSearch({}),
  }
}

/** Who did or looked at what, and when. */
const AuditLog = () => {
  const { t } = useTranslation()
  const { asked, query, ask, clear } = useAsked()
  const { data, error, reload } = useData<AuditAnswer>(`/api/audit${query === '' ? '' : `?${query}`}`)
  return (
    <Screen title={t('audit.title')} sub={<p>{t('audit.lead')}</p>}>
      <AuditFilters
        key={query}
        asked={asked}
        actions={data?.actions ?? []}
        onAsk={ask}
        onClear={query === '' ? undefined : clear}
      />
      {error && <FailureNote failure={error} onRetry={reload} />}
      {!data && !error && <Skeleton lines={8} />}
      {data?.entries.length === 0 && <EmptyState title={t('audit.empty')} />}
      {data && data.entries.length > 0 && <AuditTable answer={data} onAsk={ask} />}
      {data && (data.page > 1 || data.more) && (
        <Pages answer={data} onPage={(page) => ask({ page: String(page) })} />
      )}
    </Screen>
  )
}
export default AuditLog

/** A log has no last page worth counting: newer and older. */
const Pages = ({
  answer: { page, more },
  onPage,
}: {
  answer: AuditAnswer
  onPage: (page: number) => void
}) => {
  const { t } = useTranslation()
  return (
    <nav className="pages" aria-label={t('desk.pages.label')}>
      <Button kind="secondary" disabled={page <= 1} onClick={() => onPage(page - 1)}>
        {t('audit.newer')}
      </Button>
      <span aria-live="polite">{t('audit.page', { page })}</span>
      <Button kind="secondary" disabled={!more} onClick={() => onPage(page + 1)}>
        {t('audit.older')}
      </Button>
    </nav>
  )
}
