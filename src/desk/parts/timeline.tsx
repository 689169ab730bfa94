import type { ReactNode } from 'react'

export interface Happening {
  key: string
  what: ReactNode
  /** Who and when: "social specialist · happened 20 Nov 16:20 · recorded 18:05". */
  note?: ReactNode
  tone?: 'teal' | 'ochre' | 'red'
}

/** What happened, newest first or as given. */
export const Timeline = ({ items, label }: { items: readonly Happening[]; label: string }) => (
  <ol className="timeline" aria-label={label}>
    {items.map((item) => (
      <li key={item.key} className={`timeline__item timeline__item--${item.tone ?? 'teal'}`}>
        {item.what}
        {item.note && <small>{item.note}</small>}
      </li>
    ))}
  </ol>
)
