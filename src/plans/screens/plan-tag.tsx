import { useTranslation } from 'react-i18next'
import { Tag, type Tone } from '../../desk/parts/index.ts'
import type { Plan } from '../model.ts'

const tones: Record<Plan['status'], Tone> = {
  drafted: 'gray',
  submitted: 'teal',
  returned: 'ochre',
  approved: 'green',
  finished: 'gray',
}

/** Where a plan stands, in a word. */
export const PlanTag = ({ plan }: { plan: Pick<Plan, 'status'> }) => {
  const { t } = useTranslation()
  return <Tag tone={tones[plan.status]}>{t(`plans.status.${plan.status}`)}</Tag>
}
