import { type ReactNode, useEffect, useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'

export interface DialogProps {
  title: string
  children: ReactNode
  /** Escape, the close button and the page's own "cancel". */
  onClose: () => void
}

/** A choice carries its value whether it is made or not. */
const isChoice = (field: HTMLInputElement) => field.type === 'radio' || field.type === 'checkbox'

/** The browser's own modal dialog: it keeps the focus inside and gives it back. Render it only while it is open. */
export const Dialog = ({ title, children, onClose }: DialogProps) => {
  const { t } = useTranslation()
  const box = useRef<HTMLDialogElement>(null)
  const id = useId()

  useEffect(() => {
    const dialog = box.current
    const before = document.activeElement
    dialog?.showModal()
    // Not the button that closes it, which comes first, but the first thing to fill in.
    const fields = dialog?.querySelectorAll<HTMLInputElement>('input, select, textarea') ?? []
    const first = [...fields].find((field) => isChoice(field) || field.value === '') ?? fields[0]
    first?.focus()
    return () => {
      dialog?.close()
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])

  return (
    <dialog
      ref={box}
      className="dialog"
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      <div className="dialog__head">
        <h2 id={id}>{title}</h2>
        <button type="button" className="button-text" onClick={onClose}>
          {t('desk.close')}
        </button>
      </div>
      {children}
    </dialog>
  )
}
