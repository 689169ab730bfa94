import type { Capability } from '../platform/http/capability.ts'
import { importFigures } from './import-figures.ts'
import { readFigures } from './read-figures.ts'

export { loadPublishedFigures, readPublishedFiles } from './load-published.ts'
export { addOwnNumbers, listOwnNumbers, takeNumbersBack } from './own-numbers.ts'
export { readSdmx } from './read-sdmx.ts'
export type { Observation } from './sdmx-model.ts'
export { listFigures } from './store.ts'
export { readStructure, type SdmxStructure } from './structure.ts'
export { type SdmxHeader, writeSdmx } from './write-sdmx.ts'

export const figuresCapability: Capability = { name: 'figures', routes: [readFigures, importFigures] }
