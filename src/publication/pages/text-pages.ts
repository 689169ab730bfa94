import { html, type Markup } from '../../portal/html.ts'
import type { PlannedRelease, PublicTable, ReleaseRow } from '../model.ts'
import type { PublishedRelease } from '../read-published.ts'
import type { TableWords } from '../words.ts'
import { addressOf } from './frame.ts'

/** How the figures are made, what is left out and why, and how to read them. */
export const methodPage = (
  release: PublishedRelease | null,
  tables: readonly PublicTable[],
  { t }: TableWords,
): Markup => {
  const protectedBy = tables.flatMap(({ code }) => release?.table(code) ?? [])
  const thresholds = [...new Set(protectedBy.map((each) => each.threshold))].sort((a, b) => a - b)
  const parts = ['who', 'when', 'once', 'protection', 'differencing', 'zero', 'missing'] as const
  return html`<h1>${t('statistics.method.title')}</h1>
${parts.map(
  (each) => html`<h2>${t(`statistics.method.${each}.title`)}</h2><p>${t(`statistics.method.${each}`)}</p>`,
)}
${thresholds.length > 0 && html`<p>${t('statistics.method.thresholds', { thresholds: thresholds.join(', ') })}</p>`}
<h2>${t('statistics.method.files.title')}</h2><p>${t('statistics.method.files')}</p>`
}

/** What came out and what will. */
export const releasesPage = (
  releases: readonly (ReleaseRow & { publishedAt: string })[],
  calendar: readonly PlannedRelease[],
  { t, language, day }: TableWords,
): Markup => html`<h1>${t('statistics.releases.title')}</h1>
<h2>${t('statistics.releases.next')}</h2>
${
  calendar.length === 0
    ? html`<p>${t('statistics.releases.none-planned')}</p>`
    : html`<ul>${calendar.map(({ on, period }) => html`<li>${day(on)}: ${t('statistics.releases.for', period)}</li>`)}</ul>`
}
<h2>${t('statistics.releases.history')}</h2>
${releases.length === 0 && html`<p>${t('statistics.none-yet')}</p>`}
<ul>${releases.map(
  ({ releaseId, period, publishedAt, synthetic }) =>
    html`<li><a href="${addressOf(language, `/releases/${releaseId}`)}">${day(publishedAt)}: ${t('statistics.releases.for', period)}</a>${synthetic && html` (${t('statistics.synthetic-short')})`}</li>`,
)}</ul>
<p>${t('statistics.releases.never-changed')}</p>`
