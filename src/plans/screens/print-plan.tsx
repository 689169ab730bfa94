import { useTranslation } from 'react-i18next'
import { useMay } from '../../desk/session.tsx'
import type { OpenedCase } from './case-data.ts'

/** The plan on paper, in the language of the screen. */
export const PrintPlan = ({ opened, planId }: { opened: OpenedCase; planId: string }) => {
  const { t, i18n } = useTranslation()
  const may = useMay()
  if (!may('document:print')) return null
  const path = (format: string) =>
    `/api/cases/${opened.file.caseId}/documents/plan.${format}?lang=${i18n.language}&plan=${planId}`
  return (
    <p className="actions">
      <a href={path('pdf')} download>
        {t('plans.print.pdf')}
      </a>
      <a href={path('docx')} download>
        {t('plans.print.docx')}
      </a>
    </p>
  )
}
