/** The pure rules of identification: no I/O, no clock, no randomness; the same on server, phone and command line. */
export { assessFacts } from './assess-facts.ts'
export { identificationRules } from './case-rules.ts'
export { identificationConflicts } from './conflicts.ts'
export { decisionsOf, type IdentificationView, refuseDecider, refuseLastWord } from './decide.ts'
export { explain, inEnglish, type Params, type Translate } from './explain.ts'
export { type FactsView, factsOf } from './facts-of.ts'
export {
  combineDimensions,
  type ScreenedDimension,
  type Screening,
  type ScreeningOptions,
  scoreDimension,
  screenIndicators,
  type YesCounts,
} from './indicators.ts'
export { articleOf, KYRGYZ_LAW, type Matter, type NationalLaw } from './national-law.ts'
export { awaitedSince } from './next-steps.ts'
export { identificationNext } from './status.ts'
export { factsFromAnswers, type SuggestedFacts, type Suggestion } from './suggest-facts.ts'
export { type Terms, termsOf } from './terms.ts'
