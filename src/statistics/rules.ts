/** What is counted of a case and how counts are made of it: pure, the same on server, command line and in tests. */

export { cellDifference, cellsOf, settleCells } from './cells.ts'
export { type FactContext, factsOf } from './facts.ts'
export { isSameFact } from './same-fact.ts'
