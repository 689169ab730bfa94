/** The pure rules of identification: no I/O, no clock, no randomness; the same on server, phone and command line. */
export { assessFacts } from './assess-facts.ts'
export { explain, inEnglish, type Params, type Translate } from './explain.ts'
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
export { factsFromAnswers, type SuggestedFacts, type Suggestion } from './suggest-facts.ts'
