/** One observation of a structure-specific data set: what SDMX says, before Umai reads a meaning into it. */
export interface Observation {
  /** Every dimension but the time, by its name. */
  key: Record<string, string>
  /** Attributes of the series: UNIT_MEASURE and, where given, notes. */
  seriesAttributes: Record<string, string>
  period: string
  /** As written; null when there is none, which OBS_STATUS must explain. */
  value: string | null
  /** OBS_STATUS, UNIT_MULT and the optional ones. */
  attributes: Record<string, string>
}

/** A (normal) … O (missing), Q (missing; suppressed): the statuses under which no value is written. */
export const WITHOUT_VALUE = ['O', 'Q']

/** How findings name a series: its dimensions but those that are not broken down. */
export const nameOfSeries = (key: Record<string, string>): string =>
  [key.SERIES, key.REF_AREA, key.SEX === '_T' ? '' : key.SEX, key.AGE === '_T' ? '' : key.AGE]
    .filter((part) => part)
    .join('/')
