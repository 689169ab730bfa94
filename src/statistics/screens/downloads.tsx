import { useTranslation } from 'react-i18next'
import { useLanguage } from './use-labels.ts'
import type { View } from './use-view.ts'

interface Props {
  indicator: string
  by: string
  view: View
  period: { from: string; to: string }
}

/** The same table as a file; the words that it is not for publication stand in it. */
export const Downloads = ({ indicator, by, view, period }: Props) => {
  const { t } = useTranslation()
  const language = useLanguage()
  const given = Object.entries({ ...view, ...period, indicator, by, language }).filter(
    ([, value]) => value !== '',
  )
  const address = (format: string) =>
    `/api/statistics/table?${new URLSearchParams([...given, ['format', format]])}`
  return (
    <p className="indicators__files">
      {t('indicators.download')}: <a href={address('csv')}>CSV</a>, <a href={address('xlsx')}>XLSX</a>
    </p>
  )
}
