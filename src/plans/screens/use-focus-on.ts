import { useEffect, useState } from 'react'

/** Puts the focus on a control that the next picture of the page brings: the button that added it may be gone. */
export const useFocusOn = (): ((id: string) => void) => {
  const [wanted, setWanted] = useState<{ id: string } | null>(null)
  useEffect(() => {
    if (wanted) document.getElementById(wanted.id)?.focus()
  }, [wanted])
  return (id) => setWanted({ id })
}
