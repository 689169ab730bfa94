export { type LoadOptions, loadReference } from './load.ts'
export * from './lookup.ts'
export * from './model.ts'
