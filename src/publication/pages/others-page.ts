import type { QuotedYear } from '../../figures/model.ts'
import { html, type Markup } from '../../portal/html.ts'
import { labelOf } from '../../reference/lookup.ts'
import type { Reference } from '../../reference/model.ts'
import type { TableWords } from '../words.ts'

type QuotedRow = QuotedYear['rows'][number]

/** What other bodies published, as they published it: the same year beside each other, never added, with the source. */
export const othersPage = (years: readonly QuotedYear[], words: TableWords, reference: Reference): Markup => {
  const { t } = words
  return html`<h1>${t('statistics.others.title')}</h1>
<p class="lead">${t('statistics.others.lead')}</p>
<ul>${['units', 'quoted', 'small'].map((each) => html`<li>${t(`statistics.others.${each}`)}</li>`)}</ul>
${years.map((year) => yearPart(year, words, reference))}`
}

/*
 * On a phone the parts of a row stand below each other, the number beside who counted. A row that is laid out is no
 * longer a row to a screen reader, so the roles are said.
 */
const yearPart = ({ period, rows }: QuotedYear, words: TableWords, reference: Reference) => {
  const { t } = words
  const title = t('statistics.others.caption', { period })
  return html`<section><h2 id="y${period}">${period}</h2><table class="quoted" role="table"><caption>${title}</caption>
<thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">${t('statistics.others.who')}</th><th scope="col" role="columnheader">${t('statistics.others.what')}</th><th scope="col" class="count" role="columnheader">${t('statistics.count')}</th><th scope="col" role="columnheader">${t('statistics.others.source')}</th></tr></thead>
<tbody role="rowgroup">${rows.map((row) => quotedRow(row, words, reference))}</tbody></table></section>`
}

const quotedRow = (row: QuotedRow, { t, language, number }: TableWords, reference: Reference) => {
  const who = row.body === null ? row.publisher : labelOf(reference, 'publishing-body', row.body, language)
  const what = `${labelOf(reference, 'published-measure', row.measure, language)}: ${labelOf(reference, 'published-topic', row.topic, language)}`
  return html`<tr role="row"><th scope="row" role="rowheader">${who}</th><td role="cell">${what}${row.summed && html` (${t('statistics.others.summed')})`}</td><td class="count" role="cell">${row.count === null ? html`<span class="hidden">${t('statistics.others.fewer')}</span>` : number(row.count)}</td><td class="small" lang="en" role="cell">${row.source} ${row.place}</td></tr>`
}
