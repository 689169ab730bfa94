import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'

export interface FilterBarProps {
  /** `Select` and `TextInput` parts. */
  children: ReactNode
  /** What is left after filtering, in words: "14 cases". */
  found?: string
  /** Given when something is filtered. */
  onClear?: (() => void) | undefined
}

/** Narrows a list; answers at once, without a button. */
export const FilterBar = ({ children, found, onClear }: FilterBarProps) => {
  const { t } = useTranslation()
  return (
    <search className="filters">
      <div className="filters__fields">{children}</div>
      <p className="filters__found">
        <span role="status">{found}</span>
        {onClear && (
          <Button kind="text" onClick={onClear}>
            {t('desk.filters.clear')}
          </Button>
        )}
      </p>
    </search>
  )
}
