/** What is counted, and how it is asked for. */
export * from './fact-model.ts'
export * from './cell-model.ts'
