export { SynthOptions } from './model.ts'
export { type SynthRun, writeLists } from './write-lists.ts'
