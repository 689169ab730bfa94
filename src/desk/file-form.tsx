import { type FormEvent, type ReactNode, useId, useState } from 'react'
import { FileInput, type FileInputProps } from './file-input.tsx'
import { Button } from './parts/index.ts'

interface Props extends Pick<FileInputProps, 'label' | 'hint' | 'accept'> {
  /** What is said when nothing was chosen. */
  missing: string
  /** What the button says. */
  action: string
  busy: boolean
  onFile: (file: File) => void
  className?: string
  /** What was wrong with the file before. */
  children?: ReactNode
}

/** One file, and a button that sends it on its way. */
export const FileForm = ({ missing, action, busy, onFile, className, children, ...input }: Props) => {
  const id = useId()
  const [file, setFile] = useState<File | null>(null)
  const [lacks, setLacks] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setLacks(file === null)
    if (file === null) return document.getElementById(id)?.focus()
    if (!busy) onFile(file)
  }
  return (
    <form onSubmit={submit} noValidate className={className}>
      {children}
      <FileInput {...input} id={id} error={lacks ? missing : undefined} onChange={setFile} />
      <Button type="submit" busy={busy}>
        {action}
      </Button>
    </form>
  )
}
