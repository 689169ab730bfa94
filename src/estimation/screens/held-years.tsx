import { useTranslation } from 'react-i18next'
import { Select } from '../../desk/parts/index.ts'

const YEARS_BACK = 10

interface Years {
  from: number
  to: number
}

/** In which years the cases of the people on the lists were opened; both ends included. */
export const HeldYears = ({ years, onChange }: { years: Years; onChange: (years: Years) => void }) => {
  const { t } = useTranslation()
  const now = new Date().getFullYear()
  const options = Array.from({ length: YEARS_BACK }, (_, back) => String(now - back)).map((value) => ({
    value,
    label: value,
  }))
  return (
    <>
      <p className="quiet">{t('estimation.held-hint')}</p>
      <Select
        label={t('estimation.from-year')}
        value={String(years.from)}
        onChange={(value) => onChange({ from: Number(value), to: Math.max(Number(value), years.to) })}
        empty={false}
        options={options}
      />
      <Select
        label={t('estimation.to-year')}
        value={String(years.to)}
        onChange={(value) => onChange({ from: Math.min(Number(value), years.from), to: Number(value) })}
        empty={false}
        options={options}
      />
    </>
  )
}
