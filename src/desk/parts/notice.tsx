import type { ReactNode } from 'react'

export interface NoticeProps {
  tone?: 'info' | 'warning' | 'success' | 'error'
  title?: string
  children?: ReactNode
  /** It appeared after something was done: a screen reader says it at once. */
  live?: boolean
}

/** Something to know before going on. */
export const Notice = ({ tone = 'info', title, children, live }: NoticeProps) => (
  <div className={`notice notice--${tone}`} role={live ? (tone === 'error' ? 'alert' : 'status') : undefined}>
    {title && <p className="notice__title">{title}</p>}
    {children}
  </div>
)
