import { html, type Markup } from '../../portal/html.ts'
import { softHyphens } from '../../portal/soft-hyphens.ts'
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
  const columns = ['victims', 'rate', 'population'] as const
  return html`<section><h2 id="sdg-16-2-2">${t('statistics.sdg.title')}</h2>
<p>${t('statistics.sdg.says')}</p>
<div class="scroll" tabindex="0" role="region" aria-label="${t('statistics.sdg.title')}"><table class="counts"><caption>${t('statistics.sdg.title')}</caption><thead><tr><th scope="col">${words.dimension('year')}</th>${columns.map(
    (each) => html`<th scope="col">${t(`statistics.sdg.${each}`)}</th>`,
  )}</tr></thead><tbody>${rates.map((each) => rateRow(each, words))}</tbody></table></div>
<p>${t('statistics.sdg.groups')} <a href="#by-year-sex">${words.dimension('sex')}</a>, <a href="#by-year-age">${words.dimension('age-group')}</a>, <a href="#by-form">${words.dimension('form')}</a></p>
${sourcesOf(rates).map((source) => html`<p class="small">${t('statistics.sdg.source')}: <span lang="en">${source}</span></p>`)}</section>`
}

const rateRow = ({ year, count, population, rate }: YearRate, { t, number }: TableWords) => {
  const absent = (why: string) => html`<span class="hidden">${softHyphens(t(why))}</span>`
  const shown = (value: number | null, otherwise: string) =>
    html`<td>${value === null ? absent(otherwise) : number(value)}</td>`
  const perPeople =
    population === null
      ? html`<td colspan="2">${absent('statistics.sdg.no-population')}</td>`
      : html`${shown(rate === null ? null : Number(rate.toFixed(2)), 'statistics.not-shown')}<td>${number(population)}</td>`
  return html`<tr><th scope="row">${year}</th>${shown(count, 'statistics.not-shown')}${perPeople}</tr>`
}

const sourcesOf = (rates: readonly YearRate[]): string[] => [
  ...new Set(rates.flatMap(({ source }) => (source === null ? [] : [source]))),
]
