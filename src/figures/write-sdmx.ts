import { XMLBuilder } from 'fast-xml-parser'
import { type Observation, WITHOUT_VALUE } from './sdmx-model.ts'
import type { SdmxStructure } from './structure.ts'

export interface SdmxHeader {
  id: string
  /** ISO instant. */
  prepared: string
  /** Code of who sends it. */
  sender: string
  /** The file shows invented figures. */
  test: boolean
}

const builder = new XMLBuilder({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  format: true,
  suppressEmptyNode: true,
  suppressBooleanAttributes: false,
})

const NAMESPACES = {
  '@xmlns:ss': 'http://www.sdmx.org/resources/sdmxml/schemas/v2_1/data/structurespecific',
  '@xmlns:message': 'http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message',
  '@xmlns:common': 'http://www.sdmx.org/resources/sdmxml/schemas/v2_1/common',
  '@xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
}

/**
 * Observations as an SDMX-ML 2.1 structure-specific message of the given structure: dimensions in the structure's
 * order, mandatory attributes always there, and no value under OBS_STATUS O or Q. Throws when an observation does not
 * fit the structure: a file that breaks it must not leave the house.
 */
export const writeSdmx = (
  observations: readonly Observation[],
  structure: SdmxStructure,
  header: SdmxHeader,
): string => {
  for (const each of observations) mustFit(each, structure)
  const id = `${structure.agency}_${structure.structure}_${structure.written_as.replaceAll('.', '_')}`
  const urn = `urn:sdmx:org.sdmx.infomodel.datastructure.DataStructure=${structure.agency}:${structure.structure}(${structure.written_as}):ObsLevelDim:TIME_PERIOD`
  const groups = Map.groupBy(observations, (each) => JSON.stringify([each.key, each.seriesAttributes]))
  return builder.build({
    '?xml': { '@version': '1.0', '@encoding': 'UTF-8' },
    'message:StructureSpecificData': {
      ...NAMESPACES,
      '@xmlns:ns1': urn,
      'message:Header': headerOf(header, structure, id, urn),
      'message:DataSet': {
        '@ss:dataScope': 'DataStructure',
        '@xsi:type': 'ns1:DataSetType',
        '@ss:structureRef': id,
        '@ss:action': 'Information',
        Series: [...groups.values()].map((group) => seriesOf(group, structure)),
      },
    },
  })
}

const headerOf = (header: SdmxHeader, structure: SdmxStructure, id: string, urn: string) => ({
  'message:ID': header.id,
  'message:Test': String(header.test),
  'message:Prepared': header.prepared,
  'message:Sender': { '@id': header.sender },
  'message:Structure': {
    '@structureID': id,
    '@namespace': urn,
    '@dimensionAtObservation': 'TIME_PERIOD',
    'common:Structure': {
      Ref: { '@agencyID': structure.agency, '@id': structure.structure, '@version': structure.written_as },
    },
  },
  'message:DataSetAction': 'Information',
  'message:DataSetID': structure.structure,
})

const seriesOf = (group: Observation[], { dimensions }: SdmxStructure) => {
  const [{ key, seriesAttributes } = { key: {} as Record<string, string>, seriesAttributes: {} }] = group
  return {
    ...attributes(dimensions.map((name) => [name, key[name] ?? ''])),
    ...attributes(Object.entries(seriesAttributes)),
    Obs: [...group]
      .sort((a, b) => a.period.localeCompare(b.period))
      .map((each) => ({
        '@TIME_PERIOD': each.period,
        ...(each.value === null ? {} : { '@OBS_VALUE': each.value }),
        ...attributes(Object.entries(each.attributes)),
      })),
  }
}

const attributes = (pairs: [string, string][]) =>
  Object.fromEntries(pairs.map(([name, value]) => [`@${name}`, value]))

const mustFit = (
  { key, value, attributes: own, seriesAttributes, period }: Observation,
  structure: SdmxStructure,
) => {
  const given = { ...seriesAttributes, ...own }
  const silent = WITHOUT_VALUE.includes(given.OBS_STATUS ?? '')
  const lacking = [
    ...structure.dimensions.filter((name) => !key[name]),
    ...structure.mandatory.filter((name) => !given[name]),
    ...Object.entries({ ...key, ...given }).flatMap(([name, code]) =>
      structure.codes[name]?.includes(code) === false ? [`${name}=${code}`] : [],
    ),
    ...((value === null) === silent ? [] : ['OBS_VALUE']),
  ]
  if (lacking.length > 0) throw new RangeError(`${JSON.stringify(key)} ${period}: ${lacking.join(', ')}`)
}
