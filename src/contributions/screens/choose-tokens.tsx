import { useTranslation } from 'react-i18next'
import { type ApiFailure, fieldMessageKeys } from '../../desk/api-failure.ts'
import { FileForm } from '../../desk/file-form.tsx'
import { ErrorSummary, FailureNote } from '../../desk/parts/index.ts'

interface Props {
  busy: boolean
  failure: ApiFailure | null
  onFile: (file: File) => void
}

/** Which file; what is wrong with it is said with the line, what was expected and what was found. */
export const ChooseTokens = ({ busy, failure, onFile }: Props) => {
  const { t } = useTranslation()
  return (
    <FileForm
      label={t('contributions.tokens.file')}
      hint={t('contributions.tokens.file-hint')}
      missing={t('contributions.tokens.file-missing')}
      accept=".csv,.txt,text/csv"
      action={t('contributions.tokens.read')}
      busy={busy}
      onFile={onFile}
    >
      {failure && <WrongFile failure={failure} />}
    </FileForm>
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
