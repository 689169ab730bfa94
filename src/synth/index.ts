export { listDistricts } from './list-districts.ts'
export { SynthOptions, type SynthRun } from './model.ts'
export { writeLists } from './write-lists.ts'
