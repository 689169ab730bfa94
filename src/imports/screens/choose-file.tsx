import { useTranslation } from 'react-i18next'
import type { ApiFailure } from '../../desk/api.ts'
import { FileForm } from '../../desk/file-form.tsx'
import { ErrorSummary, FailureNote } from '../../desk/parts/index.ts'
import { useProblemWords } from './use-problem-words.ts'

interface Props {
  busy: boolean
  failure: ApiFailure | null
  onFile: (file: File) => void
}

/** Which file; it is read and not kept. */
export const ChooseFile = ({ busy, failure, onFile }: Props) => {
  const { t } = useTranslation()
  return (
    <FileForm
      className="import-form"
      label={t('imports.file')}
      hint={t('imports.file-hint')}
      missing={t('imports.file-missing')}
      accept=".csv,.txt,.xlsx,text/csv"
      action={t('imports.read')}
      busy={busy}
      onFile={onFile}
    >
      {failure && <WrongFile failure={failure} />}
    </FileForm>
  )
}

const WrongFile = ({ failure }: { failure: ApiFailure }) => {
  const say = useProblemWords()
  const problem = failure.code === 'wrong-list' ? failure.fields?.[0] : undefined
  if (!problem) return <FailureNote failure={failure} />
  const { line, column } = problem.params ?? {}
  const text = say({
    line: Number(line),
    column: column === undefined ? null : String(column),
    code: problem.code,
  })
  return <ErrorSummary errors={[{ id: null, text }]} failure={{ ...failure, fields: [] }} />
}
