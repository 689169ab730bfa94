import { useTranslation } from 'react-i18next'
import { type Language, languages } from '../../desk/languages.ts'
import { useReference } from '../../desk/reference.ts'
import { gridOf } from '../grid.ts'
import type { ReleasedTableAnswer } from '../list-releases.ts'
import { tableWords } from '../words.ts'

/** A table as it goes out, and how much of it is shown. */
export const ReleasedTable = ({ table }: { table: ReleasedTableAnswer }) => {
  const { t, i18n } = useTranslation()
  const reference = useReference()
  if (!reference) return null
  const language: Language = languages.find((each) => each === i18n.language) ?? 'ky'
  const words = tableWords(reference, language, (key, params = {}) => t(key, params))
  const { columns, rows } = gridOf(table, words)
  const hidden = table.cells.filter((cell) => cell.status === 'Q').length
  const title = table.labels[language] ?? table.code
  return (
    <section>
      <h2>{title}</h2>
      <p className="quiet">
        {t('releases.shown', { shown: table.cells.length - hidden, all: table.cells.length })}{' '}
        {t('releases.rule', { rounding: table.rounding })}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table must be reachable to scroll it by keyboard */}
      <section className="release__scroll" tabIndex={0} aria-label={title}>
        <table className="release__table">
          <caption className="for-ear">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{words.dimension(table.dimensions[0] ?? '')}</th>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.label} className={row.total ? 'release__total' : undefined}>
                <th scope="row">{row.label}</th>
                {row.cells.map((cell, index) => (
                  <td key={columns[index]}>
                    {cell?.count === null || cell?.count === undefined ? (
                      <span className="quiet">{t('statistics.not-shown')}</span>
                    ) : (
                      words.number(cell.count)
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  )
}
