import { useSyncExternalStore } from 'react'

// The width at which the tables of the desk stop being cards (desk/styles/_tools.scss).
const query = '(min-width: 700px)'

const subscribe = (changed: () => void) => {
  const list = matchMedia(query)
  list.addEventListener('change', changed)
  return () => list.removeEventListener('change', changed)
}

/** Whether there is room for a table; otherwise one thing at a time. */
export const useWide = (): boolean => useSyncExternalStore(subscribe, () => matchMedia(query).matches)
