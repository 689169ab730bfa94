import { useTranslation } from 'react-i18next'
import { YesNoUnknown } from '../../desk/parts/index.ts'
import type { Answer, Dimension } from '../model.ts'
import type { AskingProps } from './asking.ts'
import { answersNow } from './live.ts'
import type { Questionnaire } from './use-lists.ts'
import { useTell } from './use-tell.ts'

type Question = Questionnaire['indicators'][number]

/** The questions of one dimension. What somebody answered before is not asked again; it can be looked at and changed. */
export const DimensionQuestions = (props: AskingProps & { dimension: Dimension }) => {
  const { t } = useTranslation()
  const { opened, lists, list, dimension } = props
  const questions = (lists.get(list)?.indicators ?? []).filter((each) => each.dimension === dimension)
  const isKnown = ({ id }: Question) => isAnswered(opened.file.identification.answers[id]?.value)
  const known = questions.filter(isKnown)
  const open = questions.filter((each) => !isKnown(each))
  return (
    <>
      <Rows {...props} questions={open} />
      {known.length > 0 && (
        <details className="known-answers">
          <summary>{t('identify.known-answers', { count: known.length })}</summary>
          <Rows {...props} questions={known} />
        </details>
      )}
    </>
  )
}

/** "Not known" may become known: it is asked again. */
const isAnswered = (answer: Answer | undefined) => answer === 'yes' || answer === 'no'

const Rows = ({ opened, list, answering, questions }: AskingProps & { questions: readonly Question[] }) => {
  const { t, label } = useTell()
  const answers = answersNow(opened.file, { answers: answering.given })
  return (
    <>
      {questions.map(({ id, labels }) => {
        const disputed = (opened.file.identification.answers[id]?.rivals.length ?? 0) > 0
        return (
          <YesNoUnknown
            key={id}
            label={label(labels, id)}
            hint={disputed ? t('identify.disputed') : undefined}
            value={answers[id] ?? null}
            onChange={(answer) => answering.answer(list, id, answer)}
          />
        )
      })}
    </>
  )
}
