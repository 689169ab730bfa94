/**
 * Orders the people a search found by how likely they are the one looked for, and says why in message keys. It
 * advises; a person decides. What is unknown on either side counts neither for nor against.
 */
import { comparePeople, PEOPLE_PARAMETERS } from '../linkage/rules.ts'
import { foldDocument, foldPhone } from './fold-number.ts'
import { linkRecordsOf } from './link-record.ts'
import { compareNames, type NameComparison, toComparable } from './name-similarity.ts'
import type { BirthYears, NamePart } from './name-tokens.ts'

/** What is known of a person. `statedAge` is the age in years as somebody said it, when there is no date. */
export type MatchFacts = {
  names: readonly NamePart[]
  birthYears?: BirthYears
  statedAge?: number
  sex?: string
  documents?: readonly string[]
  phones?: readonly string[]
}

export type MatchCandidate = MatchFacts & { personId: string }

/** Why a candidate stands where it does; texts are in `reference/messages/people-match.*.json`. */
export type MatchReason = {
  key: `people-match.${MatchReasonName}`
  params: Record<string, number>
}

export type MatchReasonName =
  | 'same-name'
  | 'similar-name'
  | 'partial-name'
  | 'name-order-swapped'
  | 'code-name'
  | 'age-close'
  | 'age-differs'
  | 'sex-differs'
  | 'same-document'
  | 'same-phone'

/**
 * `probability` that this is the one looked for, as linkage compares two records. `score`: how alike what was typed
 * is, which also orders names typed in part, of which linkage can say nothing yet.
 */
export type RankedCandidate = {
  personId: string
  probability: number
  score: number
  reasons: MatchReason[]
}

/** Of ten people searched for, one is on an agency's list of a thousand: so likely is each before comparing. */
const SEARCH_PARAMETERS = { ...PEOPLE_PARAMETERS, matches: 0.0001 }

/** Evidence as a step: `toward` moves the score that share of the way to 1, `factor` takes it down. */
type Evidence = { reasons: MatchReason[]; toward?: number; factor?: number }

/** Names alone never make certain: in a small pool of names many people share theirs. */
const SAME_NAME_SCORE = 0.9
const UNKNOWN_NAME_SCORE = 0.15
const CODE_NAME_FACTOR = 0.4
const SAME_NAME_FROM = 0.93
const SIMILAR_NAME_FROM = 0.6
/** Ages said in round numbers (15, 20, 25) are guesses: two years either way. */
const HEAPING_YEARS = 2
/** Wider than this a span of birth years fits nearly anybody. */
const NARROW_YEARS = 7

/**
 * The candidates by probability in whole percent, then by score (0..1, four decimals), then by id; best first. Same
 * input, same output.
 */
export function rankCandidates(query: MatchFacts, candidates: readonly MatchCandidate[]): RankedCandidate[] {
  const names = toComparable(query.names)
  const pairWith = linkRecordsOf(query)
  const ranked = candidates.map((candidate) =>
    rankOne(query, candidate, pairWith, compareNames(names, toComparable(candidate.names))),
  )
  return ranked.sort(
    (a, b) => percent(b) - percent(a) || b.score - a.score || (a.personId < b.personId ? -1 : 1),
  )
}

function percent({ probability }: RankedCandidate): number {
  return Math.round(probability * 100)
}

function rankOne(
  query: MatchFacts,
  candidate: MatchCandidate,
  pairWith: ReturnType<typeof linkRecordsOf>,
  names: NameComparison | undefined,
): RankedCandidate {
  const steps = [
    age(query, candidate),
    sex(query, candidate),
    document(query, candidate),
    phone(query, candidate),
  ]
  const score = steps.reduce(
    (sum, step) => (sum + (1 - sum) * (step.toward ?? 0)) * (step.factor ?? 1),
    nameScore(names),
  )
  const reasons = [...nameReasons(names), ...steps.flatMap((step) => step.reasons)]
  const { probability } = comparePeople(...pairWith(candidate), SEARCH_PARAMETERS)
  return {
    personId: candidate.personId,
    probability: Math.round(probability * 10_000) / 10_000,
    score: Math.round(score * 10_000) / 10_000,
    reasons,
  }
}

function nameScore(names: NameComparison | undefined): number {
  if (!names) return UNKNOWN_NAME_SCORE
  return SAME_NAME_SCORE * names.likeness * (names.coded ? CODE_NAME_FACTOR : 1)
}

function nameReasons(names: NameComparison | undefined): MatchReason[] {
  if (!names || names.likeness < SIMILAR_NAME_FROM) return []
  const same = names.likeness >= SAME_NAME_FROM ? 'same-name' : 'similar-name'
  return [
    reason(names.complete || same === 'same-name' ? same : 'partial-name'),
    ...(names.swapped ? [reason('name-order-swapped')] : []),
    ...(names.coded ? [reason('code-name')] : []),
  ]
}

function age(query: MatchFacts, candidate: MatchFacts): Evidence {
  const [one, other] = [query.birthYears, candidate.birthYears]
  if (!one || !other) return { reasons: [] }
  const gap = Math.max(0, one.from - other.to, other.from - one.to)
  const beyond = gap - ([query, candidate].some(isHeaped) ? HEAPING_YEARS : 0)
  const narrow = [one, other].every((years) => years.to - years.from < NARROW_YEARS)
  if (beyond <= 0) return narrow ? { reasons: [reason('age-close', gap)], toward: 0.4 } : { reasons: [] }
  if (beyond <= 2) return { reasons: [reason('age-close', gap)], factor: 0.95 }
  return { reasons: [reason('age-differs', gap)], factor: beyond <= 5 ? 0.75 : 0.5 }
}

function isHeaped({ statedAge }: MatchFacts): boolean {
  return statedAge !== undefined && statedAge % 5 === 0
}

function sex(query: MatchFacts, candidate: MatchFacts): Evidence {
  const both = new Set([query.sex, candidate.sex])
  return both.has('female') && both.has('male')
    ? { reasons: [reason('sex-differs')], factor: 0.6 }
    : { reasons: [] }
}

function document(query: MatchFacts, candidate: MatchFacts): Evidence {
  const same = shareOne(query.documents, candidate.documents, foldDocument)
  return same ? { reasons: [reason('same-document')], toward: 0.85 } : { reasons: [] }
}

/** A phone is weaker than a document: families share one, and so do the people a recruiter holds. */
function phone(query: MatchFacts, candidate: MatchFacts): Evidence {
  const same = shareOne(query.phones, candidate.phones, foldPhone)
  return same ? { reasons: [reason('same-phone')], toward: 0.35 } : { reasons: [] }
}

function shareOne(
  one: readonly string[] = [],
  other: readonly string[] = [],
  fold: (value: string) => string,
) {
  const known = new Set(one.map(fold).filter((value) => value !== ''))
  return other.some((value) => known.has(fold(value)))
}

/** `count` is a number of years. */
function reason(name: MatchReasonName, count?: number): MatchReason {
  return { key: `people-match.${name}`, params: count === undefined ? {} : { count } }
}
