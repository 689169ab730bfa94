import { type ReactNode, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'

export interface FilterBarProps {
  /** `Select` and `TextInput` parts. */
  children: ReactNode
  /** What is left after filtering, in words: "14 cases". */
  found?: string
  /** Given when something is filtered. */
  onClear?: (() => void) | undefined
  /** Three fields and more: on a phone they are closed until somebody wants them, unless they narrow the list already. */
  many?: boolean
}

/** Narrows a list; answers at once, without a button. */
export const FilterBar = ({ children, found, onClear, many = false }: FilterBarProps) => {
  const { t } = useTranslation()
  const id = useId()
  const [open, setOpen] = useState(!many || onClear !== undefined)
  return (
    <search className={open ? 'filters' : 'filters filters--folded'}>
      {many && (
        <button
          type="button"
          className="button button--secondary filters__toggle"
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
        >
          {t('desk.filters.show')}
        </button>
      )}
      <div id={id} className="filters__fields">
        {children}
      </div>
      {(found !== undefined || onClear) && (
        <p className="filters__found">
          <span role="status">{found}</span>
          {onClear && (
            <Button kind="text" onClick={onClear}>
              {t('desk.filters.clear')}
            </Button>
          )}
        </p>
      )}
    </search>
  )
}
