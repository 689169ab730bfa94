import { useTranslation } from 'react-i18next'
import { LocalDate } from '../../desk/parts/index.ts'
import type { FiguresAnswer } from '../read-figures.ts'
import { FindingList } from './finding-list.tsx'

/** The files taken in so far, and what was found in each. */
export const Imports = ({ imports }: { imports: FiguresAnswer['imports'] }) => {
  const { t } = useTranslation()
  return (
    <section aria-labelledby="imports">
      <h2 id="imports">{t('figures.imports')}</h2>
      {imports.map((each) => (
        <details key={each.importId} className="figures__import">
          <summary>
            {t(`figures.format.${each.format}`)}, <LocalDate value={each.importedAt} />
            {each.bundled && ` · ${t('figures.bundled')}`} · {t('figures.figures', { count: each.figures })} ·{' '}
            {t('figures.findings', { count: each.findings.length })}
          </summary>
          <FindingList findings={each.findings} />
        </details>
      ))}
    </section>
  )
}
