import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ApiFailure, fieldMessageKeys } from '../../desk/api-failure.ts'
import { FileInput } from '../../desk/file-input.tsx'
import { Button, ErrorSummary, FailureNote } from '../../desk/parts/index.ts'

interface Props {
  busy: boolean
  failure: ApiFailure | null
  onFile: (content: string) => void
}

/** Which file; what is wrong with it is said with the line, what was expected and what was found. */
export const ChooseTokens = ({ busy, failure, onFile }: Props) => {
  const { t } = useTranslation()
  const id = useId()
  const [file, setFile] = useState<File | null>(null)
  const [missing, setMissing] = useState(false)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setMissing(file === null)
    if (file === null) return document.getElementById(id)?.focus()
    if (!busy) onFile(await contentOf(file))
  }
  return (
    <form onSubmit={submit} noValidate>
      {failure && <WrongFile failure={failure} />}
      <FileInput
        id={id}
        label={t('contributions.tokens.file')}
        hint={t('contributions.tokens.file-hint')}
        error={missing ? t('contributions.tokens.file-missing') : undefined}
        accept=".csv,.txt,text/csv"
        onChange={setFile}
      />
      <Button type="submit" busy={busy}>
        {t('contributions.tokens.read')}
      </Button>
    </form>
  )
}

const WrongFile = ({ failure }: { failure: ApiFailure }) => {
  const { t } = useTranslation()
  if (failure.code !== 'wrong-token-file' || !failure.fields) return <FailureNote failure={failure} />
  const errors = failure.fields.map(({ code, params }) => ({
    id: null,
    text: t(fieldMessageKeys(code), { ...params }),
  }))
  return <ErrorSummary errors={errors} failure={{ ...failure, fields: [] }} />
}

/** The file's bytes as base64, which is how it travels. */
const contentOf = async (file: File): Promise<string> => {
  const bytes = new Uint8Array(await file.arrayBuffer())
  let text = ''
  for (let start = 0; start < bytes.length; start += 4096)
    text += String.fromCharCode(...bytes.subarray(start, start + 4096))
  return btoa(text)
}
