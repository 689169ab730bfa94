import { type ReactNode, useState } from 'react'
import type { ApiFailure, Result } from '../api.ts'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { FailureNote } from './failure-note.tsx'

interface Props {
  title: string
  /** What will happen, before it does. */
  children: ReactNode
  /** What the button says. */
  action: string
  act: () => Promise<Result<unknown>>
  /** Called when it was done, and when the reader turns away. */
  onClose: () => void
}

/** Asks once more before something is taken back or ended; a refusal is said in the dialog, which stays open. */
export const ConfirmDialog = ({ title, children, action, act, onClose }: Props) => {
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<ApiFailure | null>(null)
  const confirm = async () => {
    setBusy(true)
    setFailure(null)
    const result = await act()
    setBusy(false)
    return result.ok ? onClose() : setFailure(result)
  }
  return (
    <Dialog title={title} onClose={onClose}>
      <p>{children}</p>
      {failure && <FailureNote failure={failure} />}
      <div className="actions">
        <Button onClick={confirm} busy={busy}>
          {action}
        </Button>
      </div>
    </Dialog>
  )
}
