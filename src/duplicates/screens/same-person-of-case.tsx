import { useTranslation } from 'react-i18next'
import { Link, SideCard } from '../../desk/parts/index.ts'
import { useData } from '../../desk/use-data.ts'
import type { OtherCase } from '../list-same-person.ts'

/** Other cases of the same person that the reader may see anyway; nothing at all when there is none. */
export const SamePersonOfCase = ({ caseId }: { caseId: string }) => {
  const { t } = useTranslation()
  const { data } = useData<{ cases: OtherCase[] }>(`/api/cases/${caseId}/same-person`)
  if (!data || data.cases.length === 0) return null
  return (
    <SideCard title={t('duplicates.same-person')}>
      <ul>
        {data.cases.map((each) => (
          <li key={each.caseId}>
            <Link to={`/cases/${each.caseId}`}>{t('cases.case.title', { code: each.code })}</Link>
          </li>
        ))}
      </ul>
    </SideCard>
  )
}
