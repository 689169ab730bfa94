import type { Age } from '../cases/fields.ts'
import type { DirectoryService, RankedService, Reason, Verdict } from './model.ts'

/** What is known of the person and looked for; what is left out is not asked about. */
export interface WantedService {
  need?: string | undefined
  sex?: string | undefined
  age?: Age | undefined
  district?: string | undefined
  /** The region of the district, or alone. */
  region?: string | undefined
  language?: string | undefined
  /** A bed is needed: free places count, and full services come last. */
  wantPlaces?: boolean | undefined
}

/**
 * Services that answer the need, the best first, each with why. What is not known neither helps nor hurts a service
 * against its own claims: it comes after what is known to fit and before what does not. Full ones come last among
 * those that can be asked, and are never hidden: a place may become free while somebody is on the way.
 */
export const rankServices = (services: readonly DirectoryService[], wanted: WantedService): RankedService[] =>
  services
    .filter((service) => wanted.need === undefined || service.needs.includes(wanted.need))
    .map((service) => rank(service, wanted))
    .sort((a, b) => compare(a, b, wanted))

const rank = (service: DirectoryService, wanted: WantedService): RankedService => {
  const reasons = reasonsFor(service, wanted)
  return {
    service,
    reasons,
    verdict: overall(reasons),
    full: wanted.wantPlaces === true && service.placesFree === 0,
  }
}

const reasonsFor = (service: DirectoryService, wanted: WantedService): Reason[] => {
  const found: [Reason['aspect'], Verdict | null][] = [
    ['sex', sexFits(service, wanted.sex)],
    ['age', ageFits(service, wanted.age)],
    ['area', areaFits(service, wanted)],
    ['language', languageFits(service, wanted.language)],
    ['places', wanted.wantPlaces ? placesFit(service) : null],
  ]
  return found.flatMap(([aspect, verdict]) => (verdict === null ? [] : [{ aspect, verdict }]))
}

/** A language can be interpreted and a bed can become free; another sex, age or area cannot be helped. */
const decisive: readonly Reason['aspect'][] = ['sex', 'age', 'area']

const overall = (reasons: Reason[]): Verdict => {
  if (reasons.some((each) => each.verdict === 'does-not-fit' && decisive.includes(each.aspect)))
    return 'does-not-fit'
  return reasons.every((each) => each.verdict === 'fits') ? 'fits' : 'unknown'
}

const everySex = ['female', 'male', 'other']

const sexFits = ({ sexes }: DirectoryService, sex: string | undefined): Verdict | null => {
  if (sex === undefined) return null
  if (sexes === null) return 'unknown'
  if (sex === 'unknown') return everySex.every((each) => sexes.includes(each)) ? 'fits' : 'unknown'
  return sexes.includes(sex) ? 'fits' : 'does-not-fit'
}

const OLDEST = 120

/** The years an age may mean; null when nothing is known. */
const yearsOf = (age: Age): [number, number] | null => {
  if (age.kind === 'years') return [age.years, age.years]
  if (age.kind === 'range') return [age.from, age.to]
  return { child: [0, 17], adult: [18, OLDEST], unknown: null }[age.group] as [number, number] | null
}

const ageFits = ({ ageFrom, ageTo }: DirectoryService, age: Age | undefined): Verdict | null => {
  if (age === undefined) return null
  if (ageFrom === null && ageTo === null) return 'unknown'
  const [least, most] = [ageFrom ?? 0, ageTo ?? OLDEST]
  const [from, to] = yearsOf(age) ?? [0, OLDEST]
  if (from >= least && to <= most) return 'fits'
  return to < least || from > most ? 'does-not-fit' : 'unknown'
}

const areaFits = ({ area }: DirectoryService, { district, region }: WantedService): Verdict | null => {
  if (district === undefined && region === undefined) return null
  if (area === null) return 'unknown'
  if (area.includes('*') || area.some((each) => each === district || each === region)) return 'fits'
  // Only the region is known: a service of one of its districts may be the right one.
  const sameRegion = district === undefined && area.some((each) => each.startsWith(`${region}-`))
  return sameRegion ? 'unknown' : 'does-not-fit'
}

const languageFits = ({ languages }: DirectoryService, language: string | undefined): Verdict | null => {
  if (language === undefined) return null
  if (languages === null || language === 'unknown' || language === 'other') return 'unknown'
  return languages.includes(language) ? 'fits' : 'does-not-fit'
}

const placesFit = ({ placesFree }: DirectoryService): Verdict =>
  placesFree === null ? 'unknown' : placesFree > 0 ? 'fits' : 'does-not-fit'

const misfits = (ranked: RankedService) =>
  ranked.reasons.filter((each) => each.verdict === 'does-not-fit').length
const unknowns = (ranked: RankedService) => ranked.reasons.filter((each) => each.verdict === 'unknown').length

/** 0 in the district itself, 1 in its region, 2 the whole country or not known. */
const distance = ({ service }: RankedService, { district, region }: WantedService): number => {
  const area = service.area ?? []
  if (district !== undefined && area.includes(district)) return 0
  return region !== undefined && area.includes(region) ? 1 : 2
}

const compare = (a: RankedService, b: RankedService, wanted: WantedService): number =>
  Number(a.verdict === 'does-not-fit') - Number(b.verdict === 'does-not-fit') ||
  Number(a.full) - Number(b.full) ||
  misfits(a) - misfits(b) ||
  unknowns(a) - unknowns(b) ||
  distance(a, wanted) - distance(b, wanted) ||
  (b.service.placesFree ?? 0) - (a.service.placesFree ?? 0) ||
  (a.service.code < b.service.code ? -1 : 1)
