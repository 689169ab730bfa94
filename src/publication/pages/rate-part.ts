import { html, type Markup } from '../../portal/html.ts'
import type { Reference } from '../../reference/model.ts'
import { ratesOf, type YearRate } from '../rates.ts'
import type { PublishedRelease } from '../read-published.ts'
import type { TableWords } from '../words.ts'

/** SDG 16.2.2 by year: the published count, the population, and the rate where there are both. */
export const ratePart = (
  release: PublishedRelease,
  words: TableWords,
  reference: Reference,
): Markup | null => {
  const table = release.table('by-year-sex')
  if (table === null) return null
  const { t } = words
  const rates = ratesOf(table, reference)
  const columns = ['victims', 'population', 'rate'] as const
  return html`<section><h2 id="sdg-16-2-2">${t('statistics.sdg.title')}</h2>
<p>${t('statistics.sdg.says')}</p>
<div class="scroll" tabindex="0" role="region" aria-label="${t('statistics.sdg.title')}"><table><caption>${t('statistics.sdg.title')}</caption><thead><tr><th scope="col">${words.dimension('year')}</th>${columns.map(
    (each) => html`<th scope="col">${t(`statistics.sdg.${each}`)}</th>`,
  )}</tr></thead><tbody>${rates.map((each) => rateRow(each, words))}</tbody></table></div>
<p>${t('statistics.sdg.groups')} <a href="#by-year-sex">${words.dimension('sex')}</a>, <a href="#by-year-age">${words.dimension('age-group')}</a>, <a href="#by-form">${words.dimension('form')}</a></p>
${sourcesOf(rates).map((source) => html`<p class="small">${t('statistics.sdg.source')}: <span lang="en">${source}</span></p>`)}</section>`
}

const rateRow = ({ year, count, population, rate }: YearRate, { t, number }: TableWords) => {
  const shown = (value: number | null, otherwise: string) =>
    html`<td>${value === null ? html`<span class="hidden">${t(otherwise)}</span>` : number(value)}</td>`
  const noRate = count === null ? 'statistics.not-shown' : 'statistics.sdg.no-population'
  const counts = [shown(count, 'statistics.not-shown'), shown(population, 'statistics.sdg.no-population')]
  return html`<tr><th scope="row">${year}</th>${counts}${shown(rate === null ? null : Number(rate.toFixed(2)), noRate)}</tr>`
}

const sourcesOf = (rates: readonly YearRate[]): string[] => [
  ...new Set(rates.flatMap(({ source }) => (source === null ? [] : [source]))),
]
