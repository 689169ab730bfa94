import { useTranslation } from 'react-i18next'
import type { StatIndicator } from '../../reference/model.ts'
import type { RegistryAnswer } from '../dashboard-model.ts'
import { useLanguage } from './use-labels.ts'

/** What a reader must know to believe a figure. */
export const HowMade = ({ indicator, registry }: { indicator: StatIndicator; registry: RegistryAnswer }) => {
  const { t } = useTranslation()
  const language = useLanguage()
  const rule = (code: string) => registry.rules.find((each) => each.code === code)?.labels[language] ?? code
  const rules = [...(indicator.period ? [indicator.period] : []), ...(indicator.exclusions ?? [])]
  return (
    <details className="how">
      <summary>{t('indicators.how')}</summary>
      <dl className="how__facts">
        <Row name={t('indicators.count')} value={t(`indicators.unit.${indicator.unit}`)} />
        {indicator.numerator && (
          <Row name={t('indicators.numerator')} value={indicator.numerator[language]} />
        )}
        {indicator.denominator && (
          <Row name={t('indicators.denominator')} value={indicator.denominator[language]} />
        )}
        {rules.length > 0 && <Row name={t('indicators.left-out')} value={rules.map(rule).join('. ')} />}
        <Row name={t('indicators.standard')} value={indicator.standard} />
      </dl>
    </details>
  )
}

const Row = ({ name, value }: { name: string; value: string }) => (
  <div>
    <dt>{name}</dt>
    <dd>{value}</dd>
  </div>
)
