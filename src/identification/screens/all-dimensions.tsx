import { useTranslation } from 'react-i18next'
import { DIMENSIONS } from '../model.ts'
import { type AskingProps, countAnswered } from './asking.ts'
import { DimensionQuestions } from './dimension-questions.tsx'
import { GoOn } from './go-on.tsx'
import { KindChoice } from './kind-choice.tsx'

/** All six dimensions one under the other, for whoever works at a desk. */
export const AllDimensions = (props: AskingProps) => {
  const { t } = useTranslation()
  return (
    <>
      <KindChoice {...props} />
      {DIMENSIONS.map((dimension) => (
        <section key={dimension} aria-labelledby={`questions-${dimension}`}>
          <h2 id={`questions-${dimension}`}>
            {t(`identification.dimension.${dimension}`)}{' '}
            <small className="quiet">{t('identify.answered', countAnswered(props, dimension))}</small>
          </h2>
          <DimensionQuestions {...props} dimension={dimension} />
        </section>
      ))}
      <GoOn {...props} to="facts" label={t('identify.to-facts')} />
    </>
  )
}
