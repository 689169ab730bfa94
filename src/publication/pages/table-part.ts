import { type BarChart, drawBars } from '../../platform/charts/bar-chart.ts'
import { html, type Markup, trusted } from '../../portal/html.ts'
import { softHyphens } from '../../portal/soft-hyphens.ts'
import { barsOf, gridOf } from '../grid.ts'
import type { PublicTable, ReleasedCell } from '../model.ts'
import type { PublishedRelease } from '../read-published.ts'
import type { TableWords } from '../words.ts'

/** One table of a release: picture, numbers behind it, what it says, downloads. */
export const tablePart = async (
  release: PublishedRelease,
  definition: PublicTable,
  words: TableWords,
): Promise<Markup | null> => {
  const table = release.table(definition.code)
  if (table === null) return null
  const { t, language } = words
  const title = definition.labels[language]
  const data = `/statistics/data/${release.row.releaseId}/${definition.code}`
  const chart = { title, bars: barsOf(table, words), notShown: t('statistics.not-shown') }
  return html`<section><h2 id="${definition.code}">${title}</h2>
<p>${definition.says[language]}</p>
<figure>${trusted(await drawn(`${release.row.releaseId}/${definition.code}/${language}`, chart, words))}<figcaption class="small">${t('statistics.chart')}</figcaption></figure>
<div class="scroll" tabindex="0" role="region" aria-label="${title}">${numbers(release, definition, words)}</div>
<p class="downloads">${t('statistics.download')}: <a href="${data}.csv">CSV</a> <a href="${data}.json">JSON</a></p></section>`
}

const numbers = (release: PublishedRelease, { code, labels, dimensions }: PublicTable, words: TableWords) => {
  const { columns, rows } = gridOf(release.table(code)!, words)
  return html`<table class="counts"><caption>${labels[words.language]}</caption><thead><tr><th scope="col">${words.dimension(dimensions[0]!)}</th>${columns.map(
    (column) => html`<th scope="col">${softHyphens(column)}</th>`,
  )}</tr></thead><tbody>${rows.map(
    ({ label, total, cells }) =>
      html`<tr${total ? trusted(' class="total"') : null}><th scope="row">${label}</th>${cells.map((cell) => html`<td>${shown(cell, words)}</td>`)}</tr>`,
  )}</tbody></table>`
}

const shown = (cell: ReleasedCell | null, { t, number }: TableWords): Markup =>
  cell === null || cell.count === null
    ? html`<span class="hidden">${softHyphens(t('statistics.not-shown'))}</span>`
    : html`${number(cell.count)}`

/** A release never changes, so a picture of it is drawn once; the oldest go when there are many. */
const pictures = new Map<string, Promise<string>>()
const MOST_PICTURES = 200

const drawn = (
  key: string,
  { title, bars, notShown }: Pick<BarChart, 'title' | 'bars' | 'notShown'>,
  words: TableWords,
): Promise<string> => {
  const known = pictures.get(key)
  if (known) return known
  const description = bars
    .map(({ label, value }) => `${label}: ${value === null ? notShown : words.number(value)}`)
    .join('; ')
  const picture = drawBars({ title, description, bars, notShown, number: words.number })
  pictures.set(key, picture)
  if (pictures.size > MOST_PICTURES) pictures.delete(pictures.keys().next().value!)
  return picture
}
