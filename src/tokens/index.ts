export { prepareKey } from './encode.ts'
export { piecesOf, type Value } from './features.ts'
export { bitsOf, inCommon } from './likeness.ts'
export { type LinkRules, linkTokens, USUAL_RULES } from './link-tokens.ts'
export { FieldType, TokenKey, type TokenRow } from './model.ts'
export { type List, type ListProblem, readList } from './read-list.ts'
export { registerTokensPage } from './serve-page.ts'
export {
  type AlongColumn,
  readTokenFile,
  readTokens,
  TOKEN_COLUMNS,
  type TokenFile,
  type TokenProblem,
  toLine,
} from './token-file.ts'
export { checkMapping, LEAST_BITS, type Mapping, tokensOfList } from './tokens-of-list.ts'
