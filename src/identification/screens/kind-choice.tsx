import { useTranslation } from 'react-i18next'
import { Radios } from '../../desk/parts/index.ts'
import type { AskingProps } from './asking.ts'

/** Which kind of exploitation is suspected: it says by which list the answers are counted. */
export const KindChoice = ({ kind, onKind }: Pick<AskingProps, 'kind' | 'onKind'>) => {
  const { t } = useTranslation()
  const options = (['L', 'S'] as const).map((value) => ({ value, label: t(`identify.list-kind.${value}`) }))
  return (
    <Radios
      label={t('identify.list-kind')}
      hint={t('identify.list-kind.hint')}
      value={kind}
      onChange={onKind}
      options={options}
      row
    />
  )
}
