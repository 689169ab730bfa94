import { useTranslation } from 'react-i18next'
import { FileInput } from '../../desk/file-input.tsx'

interface TableFileProps {
  id: string
  error: string | undefined
  onChange: (file: File | null) => void
}

/** The file with the table; the browser reads it, and only its text is sent. */
export const TableFile = ({ id, error, onChange }: TableFileProps) => {
  const { t } = useTranslation()
  return (
    <FileInput
      id={id}
      label={t('estimation.file')}
      hint={t('estimation.file-hint')}
      error={error}
      accept=".csv,text/csv"
      onChange={onChange}
    />
  )
}
