import { type AgeText, emptyAge } from './parts/age-text.ts'

/** What was typed into the search, so that nobody types it again into the registration. */
export interface Carried {
  name: string
  sex: string
  age: AgeText
}

const nothing = (): Carried => ({ name: '', sex: '', age: { ...emptyAge } })

// Kept in memory only: an address or the browser's history must hold no name. Signing out loads a new page.
let carried = nothing()

export const carry = (search: Carried): void => {
  carried = search
}

export const readCarried = (): Carried => carried

export const forgetCarried = (): void => {
  carried = nothing()
}
