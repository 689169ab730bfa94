import { useTranslation } from 'react-i18next'
import type { ApiFailure, FieldProblem } from '../../desk/api.ts'
import { ErrorSummary, FailureNote } from '../../desk/parts/index.ts'

/** What is wrong with the table, line by line, or that it could not be sent at all. */
export const WrongTable = ({ failure }: { failure: ApiFailure }) => {
  const { t } = useTranslation()
  const problems = failure.code === 'wrong-lists' ? (failure.fields ?? []) : []
  if (problems.length === 0) return <FailureNote failure={failure} />
  const say = ({ code, params = {} }: FieldProblem) => {
    const text = t(`estimation.problem.${code}`, params)
    const { line = '', column } = params
    return column === undefined
      ? t('estimation.line', { line, text })
      : t('estimation.cell', { line, column, text })
  }
  return (
    <ErrorSummary
      errors={problems.map((problem) => ({ id: null, text: say(problem) }))}
      failure={{ ...failure, fields: [] }}
    />
  )
}
