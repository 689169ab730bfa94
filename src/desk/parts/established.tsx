import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

export interface Element {
  key: string
  label: ReactNode
  state: 'established' | 'not-required' | 'absent' | 'unknown'
  /** Why: how many answers, which rule. */
  why?: ReactNode
}

const signs: Record<Element['state'], string> = {
  established: '✔',
  'not-required': '–',
  absent: '✕',
  unknown: '?',
}

/** What is established and why; the sign has its word for whoever does not see it. */
export const Established = ({ items }: { items: readonly Element[] }) => {
  const { t } = useTranslation()
  return (
    <ul className="established">
      {items.map((item) => (
        <li key={item.key} className={`established__item established__item--${item.state}`}>
          <span aria-hidden="true">{signs[item.state]}</span>
          <span>
            {item.label}
            {item.why && <span className="for-ear">: {t(`desk.established.${item.state}`)}</span>}
          </span>
          <small>{item.why ?? t(`desk.established.${item.state}`)}</small>
        </li>
      ))}
    </ul>
  )
}
