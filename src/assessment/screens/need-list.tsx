import { useTranslation } from 'react-i18next'
import { LocalTime, Tag, type Tone } from '../../desk/parts/index.ts'
import { byUrgency, type NeedLevel, needLevels } from '../model.ts'
import type { AssessmentView } from '../rules.ts'

const tones: Record<NeedLevel, Tone> = { urgent: 'red', some: 'ochre', none: 'green', unknown: 'gray' }

/** What was asked about, one line for each answer, the most urgent first. */
export const NeedList = ({ view }: { view: Pick<AssessmentView, 'assessment'> }) => {
  const { t } = useTranslation()
  const { needs } = view.assessment
  const asked = Object.keys(needs).sort(byUrgency)
  if (asked.length === 0) return <p className="quiet">{t('assessment.case.empty')}</p>
  const last = Object.values(needs)
    .map((cell) => cell.at)
    .sort()
    .at(-1)
  const say = (need: string) => {
    const words = t(`assessment.need.${need}`)
    return needs[need]?.rivals.length ? `${words} (${t('assessment.case.disputed')})` : words
  }
  return (
    <>
      <dl className="facts">
        {needLevels.map((level) => {
          const these = asked.filter((need) => needs[need]?.value === level)
          if (these.length === 0) return null
          return (
            <div key={level}>
              <dt>
                <Tag tone={tones[level]}>{t(`assessment.level.${level}`)}</Tag>
              </dt>
              <dd>{these.map(say).join(' · ')}</dd>
            </div>
          )
        })}
      </dl>
      {last && (
        <p className="quiet">
          {t('assessment.case.answered')} <LocalTime value={last} />
        </p>
      )}
    </>
  )
}
