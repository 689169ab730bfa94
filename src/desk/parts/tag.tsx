import type { ReactNode } from 'react'

/** `red`: danger to a person. `ochre`: lateness and conflict. `green`: done. `teal`: a plain state. */
export type Tone = 'teal' | 'red' | 'ochre' | 'green' | 'gray'

/** A word in a colour, never a colour alone. */
export const Tag = ({ tone = 'teal', children }: { tone?: Tone; children: ReactNode }) => (
  <span className={`tag tag--${tone}`}>{children}</span>
)
