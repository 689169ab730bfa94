import type { ReactNode } from 'react'

/** Nothing here, why, and what can be done. */
export const EmptyState = ({ title, children }: { title: string; children?: ReactNode }) => (
  <div className="empty">
    <p className="empty__title">{title}</p>
    {children && <div>{children}</div>}
  </div>
)
