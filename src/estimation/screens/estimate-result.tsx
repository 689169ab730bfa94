import { useTranslation } from 'react-i18next'
import { Notice, useFormats } from '../../desk/parts/index.ts'
import type { Estimation, Finding } from '../model.ts'
import { MethodTable } from './method-table.tsx'
import { linesOf } from './methods.ts'
import { RangePicture } from './range-picture.tsx'

/** The range first, the picture, the figures; or the refusal with its reasons. Never one number alone. */
export const EstimateResult = ({ answer }: { answer: Estimation }) => {
  const { t } = useTranslation()
  const { number } = useFormats()
  const rounded = (value: number) => number(Math.round(value))
  return (
    <>
      <p>
        {t('estimation.seen', {
          people: rounded(answer.n),
          once: rounded(answer.onOneList),
          twice: rounded(answer.onTwoLists),
        })}
      </p>
      {answer.draws.count > 1 && (
        <p>
          {t('estimation.drawn', {
            draws: answer.draws.count,
            fewest: rounded(answer.draws.fewestSeen),
            most: rounded(answer.draws.mostSeen),
          })}
        </p>
      )}
      {answer.estimable ? <Estimable answer={answer} /> : <Refused answer={answer} />}
      <Warnings doubts={answer.doubts} />
    </>
  )
}

const Estimable = ({ answer }: { answer: Estimation }) => {
  const { t } = useTranslation()
  const { number } = useFormats()
  const lines = linesOf(answer)
  const { lowest, highest } = answer.range
  return (
    <>
      {lowest !== null && highest !== null && (
        <Notice
          title={t('estimation.range', {
            lowest: number(Math.round(lowest)),
            highest: number(Math.round(highest)),
          })}
        >
          <p>{t('estimation.range-hint')}</p>
        </Notice>
      )}
      <RangePicture lines={lines} seen={answer.n} />
      <MethodTable lines={lines} />
    </>
  )
}

const Refused = ({ answer: { refusals, chao } }: { answer: Estimation }) => {
  const { t } = useTranslation()
  const { number } = useFormats()
  const say = useFindings('refusal')
  return (
    <Notice tone="warning" title={t('estimation.refused')}>
      <ul>
        {refusals.map((finding) => (
          <li key={say(finding)}>{say(finding)}</li>
        ))}
      </ul>
      <p>
        {chao.biasCorrected === null
          ? t('estimation.no-bound')
          : t('estimation.bound', { people: number(Math.round(chao.biasCorrected)) })}
      </p>
    </Notice>
  )
}

const Warnings = ({ doubts }: { doubts: Finding[] }) => {
  const { t } = useTranslation()
  const say = useFindings('warning')
  // How far the models differ is the title of the result already.
  const shown = doubts.filter(({ code }) => code !== 'models-disagree')
  if (shown.length === 0) return null
  return (
    <>
      <h3>{t('estimation.warnings')}</h3>
      <ul>
        {shown.map((finding) => (
          <li key={say(finding)}>{say(finding)}</li>
        ))}
      </ul>
    </>
  )
}

/** Findings in the reader's language, their numbers too. */
const useFindings = (kind: 'refusal' | 'warning') => {
  const { t } = useTranslation()
  const { number } = useFormats()
  return ({ code, params }: Finding): string =>
    t(
      `estimation.${kind}.${code}`,
      Object.fromEntries(
        Object.entries(params).map(([name, value]) => [
          name,
          typeof value === 'number' ? number(Math.round(value)) : value,
        ]),
      ),
    )
}
