const unsaved = new Set<symbol>()

const warn = (event: BeforeUnloadEvent) => event.preventDefault()

/** Marks a form as holding something not yet sent; the browser then asks before the page goes away. */
export const holdUnsaved = (form: symbol): void => {
  if (unsaved.size === 0) addEventListener('beforeunload', warn)
  unsaved.add(form)
}

export const releaseUnsaved = (form: symbol): void => {
  unsaved.delete(form)
  if (unsaved.size === 0) removeEventListener('beforeunload', warn)
}

/** True when leaving the page would lose nothing. */
export const nothingUnsaved = (): boolean => unsaved.size === 0
