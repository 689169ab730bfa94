import { useSyncExternalStore } from 'react'

// The width at which a screen of the desk has its side beside it (desk/styles/_tools.scss).
const query = '(min-width: 1000px)'

const subscribe = (changed: () => void) => {
  const list = matchMedia(query)
  list.addEventListener('change', changed)
  return () => list.removeEventListener('change', changed)
}

/** Whether all dimensions fit beside what they come to; otherwise one at a time. */
export const useWide = (): boolean => useSyncExternalStore(subscribe, () => matchMedia(query).matches)
