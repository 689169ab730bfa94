import { entriesOf } from '../reference/lookup.ts'
import type { Reference } from '../reference/model.ts'

/** The words of publications as codes, out of the vocabularies' `codes`. */
export interface FigureWords {
  measureOf(text: string): string | null
  /** Every word for a measure that publications use. */
  measures: string[]
  topicOf(text: string): string | null
  /** Code of the body that a publisher's name stands for. */
  bodyOf(publisher: string): string | null
  /** What one unit of a measure is (`counted-unit`). */
  unitOf(measure: string): string
  /** The topic that this one is a part of by article of law; null for the others. */
  wholeOf(topic: string): string | null
  /** Topic of an SDMX series, and back. */
  topicOfSeries(series: string): string | null
  /** Topics that are forms of exploitation: series of the committee other than the total. */
  forms: string[]
  /** Bodies that speak for one organisation only. */
  coversOneOrganisation(body: string | null): boolean
  /** Bodies that keep lists of people, with the agencies whose lists these are. */
  listOwners: { name: string; agencies: string[]; kinds: string[] }[]
}

export const figureWords = (reference: Reference): FigureWords => {
  const find = (vocabulary: string, standard: string, text: string) =>
    entriesOf(reference, vocabulary).find((entry) =>
      [entry.codes?.[standard] ?? []].flat().some((each) => each === text),
    )?.code ?? null
  const codeOf = (vocabulary: string, code: string | null, standard: string) =>
    [entriesOf(reference, vocabulary).find((entry) => entry.code === code)?.codes?.[standard] ?? []].flat()[0]
  return {
    measureOf: (text) => find('published-measure', 'published', text),
    measures: entriesOf(reference, 'published-measure').flatMap((each) =>
      [each.codes?.published ?? []].flat(),
    ),
    topicOf: (text) => find('published-topic', 'published', text),
    bodyOf: (publisher) => find('publishing-body', 'published', publisher),
    unitOf: (measure) => codeOf('published-measure', measure, 'counts') ?? measure,
    wholeOf: (topic) => codeOf('published-topic', topic, 'part-of') ?? null,
    topicOfSeries: (series) => find('published-topic', 'sdmx', series),
    forms: entriesOf(reference, 'published-topic')
      .filter((entry) => entry.codes?.sdmx && entry.code !== 'all-trafficking')
      .map((entry) => entry.code),
    coversOneOrganisation: (body) => codeOf('publishing-body', body, 'covers') === 'one-organisation',
    listOwners: entriesOf(reference, 'publishing-body')
      .map(({ code, codes }) => ({
        name: code,
        agencies: [codes?.agency ?? []].flat(),
        kinds: [codes?.['agency-kind'] ?? []].flat(),
      }))
      .filter(({ agencies, kinds }) => agencies.length + kinds.length > 0),
  }
}
