import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'

export interface PaginationProps {
  /** From 1. */
  page: number
  pages: number
  onPage: (page: number) => void
}

/** Earlier and later pages, and where one is; nothing when all fits on one. */
export const Pagination = ({ page, pages, onPage }: PaginationProps) => {
  const { t } = useTranslation()
  if (pages < 2) return null
  return (
    <nav className="pages" aria-label={t('desk.pages.label')}>
      <Button kind="secondary" disabled={page <= 1} onClick={() => onPage(page - 1)}>
        {t('desk.pages.before')}
      </Button>
      <span aria-live="polite">{t('desk.pages.at', { page, pages })}</span>
      <Button kind="secondary" disabled={page >= pages} onClick={() => onPage(page + 1)}>
        {t('desk.pages.next')}
      </Button>
    </nav>
  )
}
