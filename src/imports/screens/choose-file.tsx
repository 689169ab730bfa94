import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ApiFailure } from '../../desk/api.ts'
import { FileInput } from '../../desk/file-input.tsx'
import { Button, ErrorSummary, FailureNote } from '../../desk/parts/index.ts'
import { useProblemWords } from './use-problem-words.ts'

interface Props {
  busy: boolean
  failure: ApiFailure | null
  onFile: (file: File) => void
}

/** Which file; it is read and not kept. */
export const ChooseFile = ({ busy, failure, onFile }: Props) => {
  const { t } = useTranslation()
  const id = useId()
  const [file, setFile] = useState<File | null>(null)
  const [missing, setMissing] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setMissing(file === null)
    if (file === null) return document.getElementById(id)?.focus()
    if (!busy) onFile(file)
  }
  return (
    <form onSubmit={submit} noValidate className="import-form">
      {failure && <WrongFile failure={failure} />}
      <FileInput
        id={id}
        label={t('imports.file')}
        hint={t('imports.file-hint')}
        error={missing ? t('imports.file-missing') : undefined}
        accept=".csv,.txt,.xlsx,text/csv"
        onChange={setFile}
      />
      <Button type="submit" busy={busy}>
        {t('imports.read')}
      </Button>
    </form>
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
