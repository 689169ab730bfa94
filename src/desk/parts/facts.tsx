import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

export interface Fact {
  key: string
  label: string
  /** Null shows "not known": nothing is left blank to be guessed at. */
  value: ReactNode
  /** A way to change it. */
  action?: ReactNode
}

/** Names and values, one a line. */
export const Facts = ({ items }: { items: readonly Fact[] }) => {
  const { t } = useTranslation()
  return (
    <dl className="facts">
      {items.map((item) => (
        <div key={item.key}>
          <dt>{item.label}</dt>
          <dd>{item.value ?? <span className="quiet">{t('desk.notKnown')}</span>}</dd>
          {item.action && <dd className="facts__action">{item.action}</dd>}
        </div>
      ))}
    </dl>
  )
}
