import { useTranslation } from 'react-i18next'
import { useMay } from '../../desk/session.tsx'

/** Files in the form that others ask for them. */
export const StandardExports = ({ year }: { year: string }) => {
  const { t } = useTranslation()
  const may = useMay()
  if (!may('statistics:export')) return null
  return (
    <section aria-labelledby="exports">
      <h2 id="exports">{t('indicators.export')}</h2>
      <p className="quiet">{t('indicators.export-lead')}</p>
      <ul>
        <li>
          <a href={`/api/statistics/glotip?year=${year}`}>{`${t('indicators.export.glotip')} ${year}`}</a>
        </li>
        <li>
          <a href={`/api/statistics/htcds?year=${year}`}>{`${t('indicators.export.htcds')} ${year}`}</a>
        </li>
      </ul>
    </section>
  )
}
