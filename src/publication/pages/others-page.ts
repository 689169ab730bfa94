import type { QuotedYear } from '../../figures/model.ts'
import { html, type Markup } from '../../portal/html.ts'
import { labelOf } from '../../reference/lookup.ts'
import type { Reference } from '../../reference/model.ts'
import type { TableWords } from '../words.ts'

/** What other bodies published, as they published it: the same year beside each other, never added, with the source. */
export const othersPage = (years: readonly QuotedYear[], words: TableWords, reference: Reference): Markup => {
  const { t } = words
  return html`<h1>${t('statistics.others.title')}</h1>
<p class="lead">${t('statistics.others.lead')}</p>
<ul>${['units', 'quoted', 'small'].map((each) => html`<li>${t(`statistics.others.${each}`)}</li>`)}</ul>
${years.map((year) => yearPart(year, words, reference))}`
}

const yearPart = ({ period, rows }: QuotedYear, { t, language, number }: TableWords, reference: Reference) =>
  html`<section><h2 id="y${period}">${period}</h2><div class="scroll" tabindex="0" role="region" aria-label="${period}"><table>
<caption>${t('statistics.others.caption', { period })}</caption><thead><tr><th scope="col">${t('statistics.others.who')}</th><th scope="col">${t('statistics.others.what')}</th><th scope="col" class="count">${t('statistics.count')}</th><th scope="col">${t('statistics.others.source')}</th></tr></thead>
<tbody>${rows.map(
    (row) =>
      html`<tr><th scope="row">${row.body === null ? row.publisher : labelOf(reference, 'publishing-body', row.body, language)}</th><td>${labelOf(reference, 'published-measure', row.measure, language)}: ${labelOf(reference, 'published-topic', row.topic, language)}${row.summed && html` (${t('statistics.others.summed')})`}</td><td class="count">${row.count === null ? html`<span class="hidden">${t('statistics.others.fewer')}</span>` : number(row.count)}</td><td class="small" lang="en">${row.source} ${row.place}</td></tr>`,
  )}</tbody></table></div></section>`
