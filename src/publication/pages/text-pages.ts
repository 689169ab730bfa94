import type { Policy } from '../../disclosure/model.ts'
import { html, type Markup } from '../../portal/html.ts'
import type { PlannedRelease, ReleaseRow } from '../model.ts'
import type { TableWords } from '../words.ts'
import { addressOf } from './frame.ts'

/** How the figures are made, what is left out and why, and how to read them. */
export const methodPage = ({ threshold, national, rounding }: Policy, { t }: TableWords): Markup => {
  const parts = ['who', 'when', 'once', 'protection', 'differencing', 'zero', 'missing'] as const
  return html`<h1>${t('statistics.method.title')}</h1>
${parts.map(
  (each) => html`<h2>${t(`statistics.method.${each}.title`)}</h2><p>${t(`statistics.method.${each}`)}</p>`,
)}
<p>${t('statistics.method.thresholds', { threshold, national: national?.threshold ?? threshold, rounding })}</p>
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
