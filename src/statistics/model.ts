/** What is counted, and how it is asked for. */

export * from './cell-model.ts'
export * from './fact-model.ts'
export * from './figure-model.ts'
