import type { Option } from '../../desk/parts/index.ts'
import type { Words } from './use-lists.ts'

/** Agencies to choose from: those known to give this kind of service first, and of them those of the district. */
export const agenciesFor = (
  words: Pick<Words, 'agencies' | 'services' | 'agency'>,
  serviceKind: string,
  district: string | null,
): Option[] => {
  const giving = new Set(
    words.services.filter((service) => service.kind === serviceKind).map((service) => service.agency),
  )
  const rank = (agency: { code: string; district: string | null }) =>
    (giving.has(agency.code) ? 0 : 2) + (district !== null && agency.district === district ? 0 : 1)
  return words.agencies
    .map((agency) => ({ value: agency.code, label: words.agency(agency.code), rank: rank(agency) }))
    .sort((a, b) => a.rank - b.rank || a.label.localeCompare(b.label))
    .map(({ value, label }) => ({ value, label }))
}
