import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ApiFailure } from '../../desk/api.ts'
import { newId } from '../../desk/events.ts'
import { type FormField, useForm } from '../../desk/forms.ts'
import { Button, Checkboxes, ErrorSummary, FailureNote, Radios } from '../../desk/parts/index.ts'
import type { NeedLevel } from '../model.ts'
import { answersOfTicks, needsOf, type Question } from '../questions.ts'
import { type Happening, happening, type OpenedCase, record } from './opened-case.ts'

const NOTHING = 'nothing'

interface Props {
  opened: OpenedCase
  question: Question
  /** The assessment is completed together with the last answer. */
  last: boolean
  child: boolean
  /** `conflict`: another person gave a different answer, and both were kept. */
  onSaved: (conflict: boolean) => void
}

/** One question with large targets; what was typed stays until the server has it. */
export const QuestionForm = (props: Props) => {
  const { t } = useTranslation()
  const { opened, question, last } = props
  const needs = needsOf(question)
  const known = knownLevels(opened, needs)
  const [completion] = useState(() => happening('assessment.completed', {}))
  const [skipping, setSkipping] = useState<ApiFailure | 'sending' | null>(null)
  const [skipId] = useState(newId)

  const completes = last && opened.file.assessment.status !== 'completed'
  const save = (id: string, answers: Record<string, NeedLevel>) => {
    const answered: Happening[] = isEmpty(answers) ? [] : [{ id, type: 'need.answered', data: { answers } }]
    return record(opened, completes ? [...answered, completion] : answered)
  }

  const form = useForm({
    initial: { answer: initialAnswer(question, known) },
    check: ({ answer }) =>
      answer.length > 0
        ? []
        : [{ path: 'answer', code: question.form === 'one' ? 'required' : 'tick-or-skip' }],
    submit: ({ answer }, id) => save(id, answersOf(question, answer, known)),
    onDone: (result) => props.onSaved(result.status === 'conflict'),
  })

  /** "Not known" is written down for what nobody was asked before; a known answer is left as it is. */
  const skip = async () => {
    const unasked = needs.filter((need) => known[need] === undefined)
    const answers = Object.fromEntries(unasked.map((need) => [need, 'unknown' as const]))
    if (isEmpty(answers) && !completes) return props.onSaved(false)
    setSkipping('sending')
    const result = await save(skipId, answers)
    setSkipping(result.ok ? null : result)
    if (result.ok) {
      form.reset()
      props.onSaved(false)
    }
  }

  return (
    <form onSubmit={form.submit} noValidate>
      <ErrorSummary errors={form.errors} failure={form.failure} attempts={form.attempts} />
      {skipping && skipping !== 'sending' && <FailureNote failure={skipping} />}
      <Answers {...props} field={form.field('answer')} />
      <Button type="submit" wide busy={form.sending}>
        {t('assessment.go-on')}
      </Button>
      <p className="skip-question">
        <Button kind="text" busy={skipping === 'sending'} onClick={() => void skip()}>
          {t('assessment.skip')}
        </Button>
      </p>
    </form>
  )
}

const Answers = ({ opened, question, child, field }: Props & { field: FormField<string[]> }) => {
  const { t } = useTranslation()
  const words = `assessment.${question.id}`
  const label = t(child && question.id !== 'guardian' ? `${words}.question-child` : `${words}.question`)
  const shared = { id: field.id, error: field.error, label, big: true }
  if (question.form === 'one')
    return (
      <Radios
        {...shared}
        hint={question.id === 'guardian' ? t(guardianHint(opened)) : undefined}
        value={field.value[0] ?? ''}
        onChange={(level) => field.onChange([level])}
        options={levelsOf(question.id).map((level) => ({ value: level, label: t(`${words}.${level}`) }))}
      />
    )
  const options = question.needs.map((need) => ({ value: need, label: t(`assessment.need.${need}`) }))
  return (
    <Checkboxes
      {...shared}
      hint={t('assessment.needs.hint')}
      value={field.value}
      // "None of these" and a need take each other away.
      onChange={(ticked) =>
        field.onChange(
          field.value.includes(NOTHING)
            ? ticked.filter((need) => need !== NOTHING)
            : ticked.includes(NOTHING)
              ? [NOTHING]
              : ticked,
        )
      }
      options={[...options, { value: NOTHING, label: t('assessment.needs.nothing') }]}
    />
  )
}

/** Child protection is told by the program; when the directory knows no department, somebody has to do it. */
const guardianHint = ({ file }: OpenedCase) =>
  file.case.childProtection?.agency ? 'assessment.guardian.hint' : 'assessment.guardian.hint-tell'

const isEmpty = (answers: object) => Object.keys(answers).length === 0

/** The order of the answers: what is asked decides which comes first. */
const levelsOf = (id: string): NeedLevel[] =>
  id === 'guardian' ? ['none', 'some', 'urgent'] : ['urgent', 'some', 'none']

const knownLevels = ({ file }: OpenedCase, needs: readonly string[]): Record<string, NeedLevel> =>
  Object.fromEntries(
    needs.flatMap((need) => {
      const cell = file.assessment.needs[need]
      return cell ? [[need, cell.value]] : []
    }),
  )

const initialAnswer = (question: Question, known: Record<string, NeedLevel>): string[] => {
  if (question.form === 'ticks') {
    const urgent = question.needs.filter((need) => known[need] === 'urgent')
    return urgent.length === 0 && question.needs.every((need) => known[need] === 'none') ? [NOTHING] : urgent
  }
  const level = known[question.need]
  return level === undefined || level === 'unknown' ? [] : [level]
}

const answersOf = (
  question: Question,
  answer: string[],
  known: Record<string, NeedLevel>,
): Record<string, NeedLevel> => {
  if (question.form === 'one') return { [question.need]: answer[0] as NeedLevel }
  if (answer.includes(NOTHING))
    return Object.fromEntries(question.needs.map((need) => [need, 'none' as const]))
  return answersOfTicks(question.needs, answer, known)
}
