import { useTranslation } from 'react-i18next'
import { LocalTime, Tag, type Tone } from '../../desk/parts/index.ts'
import { type NeedLevel, needLevels } from '../model.ts'
import type { AssessmentView } from '../rules.ts'

const tones: Record<NeedLevel, Tone> = { urgent: 'red', some: 'ochre', none: 'green', unknown: 'gray' }

/** Every need that was asked about, the most urgent first, with when it was recorded. */
export const NeedList = ({ view }: { view: Pick<AssessmentView, 'assessment'> }) => {
  const { t } = useTranslation()
  const needs = Object.entries(view.assessment.needs).sort(
    ([, a], [, b]) => needLevels.indexOf(a.value) - needLevels.indexOf(b.value),
  )
  if (needs.length === 0) return <p className="quiet">{t('assessment.case.empty')}</p>
  return (
    <dl className="facts">
      {needs.map(([need, cell]) => (
        <div key={need}>
          <dt>{t(`assessment.need.${need}`)}</dt>
          <dd>
            <Tag tone={tones[cell.value]}>{t(`assessment.level.${cell.value}`)}</Tag>{' '}
            {cell.rivals.length > 0 && <Tag tone="ochre">{t('assessment.case.disputed')}</Tag>}
            <small className="quiet">
              {' '}
              <LocalTime value={cell.at} />
            </small>
          </dd>
        </div>
      ))}
    </dl>
  )
}
