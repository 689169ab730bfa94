import { html, type Markup } from '../../portal/html.ts'
import type { Reference } from '../../reference/model.ts'
import { countAt } from '../grid.ts'
import { type PublicTable, TOTAL } from '../model.ts'
import type { PublishedRelease } from '../read-published.ts'
import type { TableWords } from '../words.ts'
import { addressOf } from './frame.ts'
import { ratePart } from './rate-part.ts'
import { tablePart } from './table-part.ts'

/** The first page: what the release says in three numbers, and all its tables. */
export const figuresPage = async (
  release: PublishedRelease | null,
  tables: readonly PublicTable[],
  words: TableWords,
  reference: Reference,
): Promise<Markup> => {
  const { t, language, day } = words
  if (release === null) return html`<h1>${t('statistics.title')}</h1><p>${t('statistics.none-yet')}</p>`
  const { from, to } = release.row.period
  const parts = await Promise.all(tables.map((each) => tablePart(release, each, words)))
  return html`${release.row.synthetic && html`<p class="notice"><strong>${t('statistics.synthetic')}</strong></p>`}
<h1>${t('statistics.title')}</h1>
<p class="lead">${t('statistics.lead', { from, to })}</p>
<dl class="figures">${headlines(release, words)}</dl>
<h2>${t('statistics.means.title')}</h2>
<ul>${['found', 'not-all', 'small', 'rounded'].map((each) => html`<li>${t(`statistics.means.${each}`, { rounding: roundingOf(release, tables) })}</li>`)}</ul>
${parts}
${ratePart(release, words, reference)}
<section><h2 id="data">${t('statistics.data.title')}</h2>
<p>${t('statistics.data.sdmx')} <a href="/statistics/data/${release.row.releaseId}/sdg-16-2-2.xml">SDMX-ML 2.1</a>. ${t('statistics.sdg.file')}</p></section>
<p class="small">${t('statistics.published-on', { day: day(release.row.publishedAt) })} · <a href="${addressOf(language, '/method')}">${t('statistics.nav.method')}</a></p>`
}

const headlines = (release: PublishedRelease, { t, number }: TableWords): Markup[] => {
  const { to } = release.row.period
  const bySex = release.table('by-year-sex')
  const byAge = release.table('by-year-age')
  const figures: [string, number | null][] = [
    ['last-year', countAt(bySex, [String(to), TOTAL])],
    ['all-years', countAt(bySex, [TOTAL, TOTAL])],
    ['children', countAt(byAge, [TOTAL, 'child'])],
  ]
  return figures.map(
    ([name, count]) =>
      html`<div><dt>${t(`statistics.headline.${name}`, release.row.period)}</dt><dd>${count === null ? t('statistics.not-shown') : number(count)}</dd></div>`,
  )
}

const roundingOf = (release: PublishedRelease, tables: readonly PublicTable[]): number =>
  Math.max(1, ...tables.map(({ code }) => release.table(code)?.rounding ?? 1))
