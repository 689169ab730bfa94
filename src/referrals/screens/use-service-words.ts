import { useTranslation } from 'react-i18next'
import type { RankedService } from '../../directory/model.ts'
import { useReferralWords } from './use-referral-words.ts'

/** A service as a choice: what and whose, and in one line why it stands where it does. */
export const useServiceWords = () => {
  const { t } = useTranslation()
  const { label } = useReferralWords()
  const why = ({ service, reasons }: RankedService): string => {
    const free = service.placesFree
    const told = reasons.map(({ aspect, verdict }) =>
      aspect === 'places' && free !== null && free > 0
        ? t('directory.placesFree', { count: free })
        : t(`directory.reason.${aspect}.${verdict}`),
    )
    return [...told, ...(service.onUmai ? [] : [t('directory.byDocument')])].join(' · ')
  }
  return {
    option: (ranked: RankedService) => ({
      value: ranked.service.code,
      label: `${label(ranked.service.labels)} — ${label(ranked.service.agencyLabels)}`,
      hint: why(ranked) || undefined,
    }),
  }
}
