import { useTranslation } from 'react-i18next'
import { useMay } from '../../desk/session.tsx'

/** The record on paper, in the language of the screen; also while it is still to be filled in. */
export const PrintRecord = ({ caseId }: { caseId: string }) => {
  const { t, i18n } = useTranslation()
  const may = useMay()
  if (!may('document:print')) return null
  const path = (format: string) =>
    `/api/cases/${caseId}/documents/identification.${format}?lang=${i18n.language}`
  return (
    <p className="actions">
      <a href={path('pdf')} download>
        {t('identify.print.pdf')}
      </a>
      <a href={path('docx')} download>
        {t('identify.print.docx')}
      </a>
    </p>
  )
}
