import { useTranslation } from 'react-i18next'
import { Tag, type Tone } from '../../desk/parts/index.ts'

const tones: Record<string, Tone> = { high: 'red', medium: 'ochre', low: 'gray' }

interface Props {
  risk: string | null
  presumed: boolean
  closed?: boolean
  conflicts?: number
}

/** What must be seen at once about a case, each as a word. */
export const CaseTags = ({ risk, presumed, closed = false, conflicts = 0 }: Props) => {
  const { t } = useTranslation()
  const tone = risk === null ? undefined : tones[risk]
  return (
    <>
      {tone && <Tag tone={tone}>{t(`cases.tag.risk.${risk}`)}</Tag>}{' '}
      {presumed && <Tag>{t('cases.tag.presumed')}</Tag>}{' '}
      {conflicts > 0 && <Tag tone="ochre">{t('cases.tag.conflicts', { count: conflicts })}</Tag>}{' '}
      {closed && <Tag tone="gray">{t('cases.tag.closed')}</Tag>}
    </>
  )
}
