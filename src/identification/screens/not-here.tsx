import { useTranslation } from 'react-i18next'
import { Link, Notice } from '../../desk/parts/index.ts'
import { pathTo } from './opened-case.ts'

/** Why this cannot be done here, and what can be done instead. */
export const NotHere = ({ code, caseId }: { code: string; caseId: string }) => {
  const { t } = useTranslation()
  return (
    <Notice tone="warning">
      <p>{t([`refusal.${code}`, `desk.error.${code}`])}</p>
      {code.startsWith('not-authorised') && (
        <p>
          <Link to={pathTo(caseId, 'ask')}>{t('identify.ask.title')}</Link>
        </p>
      )}
    </Notice>
  )
}
