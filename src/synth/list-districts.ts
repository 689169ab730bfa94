import type { Reference } from '../reference/model.ts'

/** Codes of the places people come from, cities first: most people live there. */
export const listDistricts = ({ regions }: Pick<Reference, 'regions'>): string[] => {
  const all = regions.flatMap((region) => region.districts)
  return ['city', 'district'].flatMap((wanted) =>
    all.flatMap(({ code, kind }) => (kind === wanted ? [code] : [])),
  )
}
