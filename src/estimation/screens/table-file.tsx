import { useTranslation } from 'react-i18next'

interface TableFileProps {
  id: string
  error: string | undefined
  onChange: (file: File | null) => void
}

/** The file with the table; the browser reads it, and only its text is sent. */
export const TableFile = ({ id, error, onChange }: TableFileProps) => {
  const { t } = useTranslation()
  return (
    <div className={error === undefined ? 'field' : 'field field--error'}>
      <label className="field__label" htmlFor={id}>
        {t('estimation.file')}
      </label>
      <p className="field__hint" id={`${id}-hint`}>
        {t('estimation.file-hint')}
      </p>
      {error !== undefined && (
        <p className="field__error" id={`${id}-error`}>
          {error}
        </p>
      )}
      <input
        id={id}
        className="input"
        type="file"
        accept=".csv,text/csv"
        aria-describedby={error === undefined ? `${id}-hint` : `${id}-error ${id}-hint`}
        aria-invalid={error !== undefined || undefined}
        onChange={(event) => onChange(event.target.files?.[0] ?? null)}
      />
    </div>
  )
}
