import type { Agency, District, Entry, Language, LawArticle, Procedure, Reference, Region } from './model.ts'

/* Questions asked of the reference data. Pure, and the same in the browser. */

/** The words of a vocabulary in the order of its file; none when there is no such vocabulary. */
export function entriesOf(reference: Reference, vocabulary: string): Entry[] {
  return Object.hasOwn(reference.vocabularies, vocabulary)
    ? (reference.vocabularies[vocabulary]?.entries ?? [])
    : []
}

function entryOf(reference: Reference, vocabulary: string, code: string): Entry | undefined {
  return entriesOf(reference, vocabulary).find((entry) => entry.code === code)
}

export function isCode(reference: Reference, vocabulary: string, code: string): boolean {
  return entryOf(reference, vocabulary, code) !== undefined
}

/** The text of a code; the code itself when it is not known, so that an old record still shows something. */
export function labelOf(reference: Reference, vocabulary: string, code: string, language: Language): string {
  return entryOf(reference, vocabulary, code)?.labels[language] ?? code
}

/** What a number of people may be of: a sex, an age, a region of the country. */
const PARTS = ['sex', 'age-group', 'age', 'region'] as const
export type PopulationPart = Partial<Record<(typeof PARTS)[number], string>>

/**
 * People living in the country in a year, or in just this part of it, with the source; null where no source of it was
 * entered, or where a part is named that no population is kept by. Parts are never worked out from each other.
 */
export const populationOf = (
  reference: Reference,
  year: string,
  part: PopulationPart = {},
): { people: number; source: string } | null =>
  reference.statistics?.population.find(
    (each) =>
      String(each.year) === year &&
      PARTS.every((name) => each[name] === part[name]) &&
      Object.keys(part).every((name) => (PARTS as readonly string[]).includes(name)),
  ) ?? null

/** The other reference lists a field may name (`referenceCode` of cases/fields.ts). */
export type ReferenceList = 'agency' | 'service' | 'district' | 'region' | 'procedure' | 'indicator' | 'body'

/** Whether the list has the code. `country` is not here: it is ISO 3166-1. */
export function isListed(reference: Reference, list: ReferenceList, code: string): boolean {
  switch (list) {
    case 'agency':
      return agencyOf(reference, code) !== undefined
    case 'service':
      return reference.services.some((service) => service.code === code)
    case 'district':
      return districtOf(reference, code) !== undefined
    case 'region':
      return reference.regions.some((region) => region.code === code)
    case 'procedure':
      return reference.procedures.some(({ id }) => id === code)
    case 'indicator':
      return reference.indicatorLists.some(({ indicators }) => indicators.some(({ id }) => id === code))
    case 'body':
      return isCode(reference, 'body-kind', code)
  }
}

export function agencyOf(reference: Reference, code: string): Agency | undefined {
  return reference.agencies.find((agency) => agency.code === code)
}

export function districtOf(reference: Reference, code: string): District | undefined {
  for (const { districts } of reference.regions) {
    const district = districts.find((each) => each.code === code)
    if (district) return district
  }
  return undefined
}

/** The code of the region a district lies in; null when the district is not known. */
export function regionOf(reference: Reference, district: string): string | null {
  const region: Region | undefined = reference.regions.find(({ districts }) =>
    districts.some(({ code }) => code === district),
  )
  return region?.code ?? null
}

/** A version of a procedure; without `version`, the newest. */
export function procedureOf(reference: Reference, id: string, version?: string): Procedure | undefined {
  return reference.procedures
    .filter((procedure) => procedure.id === id && (version === undefined || procedure.version === version))
    .sort((one, other) => other.version.localeCompare(one.version, 'en', { numeric: true }))[0]
}

/** The article named by `code:article`, such as `KG-CC-2021:166`, or `code:article:part`. */
export function lawArticleOf(reference: Reference, citation: string): LawArticle | undefined {
  const [code, article, part] = citation.split(':')
  return reference.law
    .find((law) => law.code === code)
    ?.articles.find((each) => each.article === article && (part === undefined || each.part === part))
}
