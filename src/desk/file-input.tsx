import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { classes } from './parts/classes.ts'
import { describedBy, Field, type FieldProps } from './parts/field.tsx'
import './styles/file-input.scss'

export interface FileInputProps extends FieldProps {
  /** Kinds of file, as HTML writes them: `.csv,text/csv`. */
  accept: string
  onChange: (file: File | null) => void
}

/** A file to choose. A browser names its own control in its own language, so that one lies unseen over our words. Few screens need it: no part of the first load. */
export const FileInput = (props: FileInputProps) => {
  const { t } = useTranslation()
  const own = useId()
  const id = props.id ?? own
  const [name, setName] = useState<string | null>(null)
  const choose = (file: File | null) => {
    setName(file?.name ?? null)
    props.onChange(file)
  }
  return (
    <Field {...props} id={id}>
      <div className={classes('input', 'file', props.error !== undefined && 'file--wrong')}>
        <span className="file__choose" aria-hidden="true">
          {t('desk.file.choose')}
        </span>
        <span className="file__name" aria-hidden="true" data-said={name === null ? undefined : ''}>
          {name ?? t('desk.file.none')}
        </span>
        <input
          id={id}
          type="file"
          accept={props.accept}
          aria-invalid={props.error !== undefined || undefined}
          aria-describedby={describedBy(id, props)}
          onChange={(event) => choose(event.target.files?.[0] ?? null)}
        />
      </div>
    </Field>
  )
}
