import { useTranslation } from 'react-i18next'
import { useMay } from '../../desk/session.tsx'

/** The referral on paper, in the language of the screen; for agencies without an account, and for the file. */
export const DocumentLink = ({ caseId, referralId }: { caseId: string; referralId: string }) => {
  const { t, i18n } = useTranslation()
  const may = useMay()
  if (!may('document:print')) return null
  const href = `/api/cases/${caseId}/documents/referral.pdf?referral=${referralId}&lang=${i18n.language}`
  return (
    <a className="link" href={href} download>
      {t('referrals.print')}
    </a>
  )
}
