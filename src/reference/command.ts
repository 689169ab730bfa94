import { loadReference } from './load.ts'
import type { Reference } from './model.ts'

/**
 * What `umai check-reference` prints: the problems, one line each, or how much there is and how much of it nobody
 * has confirmed. The demonstration data is checked as well.
 */
export async function checkReferenceCommand(
  dir?: string,
): Promise<{ problems: string[]; summary: Record<string, number> }> {
  const loaded = await loadReference(dir)
  if ('problems' in loaded) return { problems: loaded.problems, summary: {} }
  return { problems: [], summary: summarize(loaded.reference) }
}

function summarize({
  vocabularies,
  procedures,
  law,
  regions,
  agencies,
  services,
  indicatorLists,
  statistics,
}: Reference) {
  const entries = Object.values(vocabularies).flatMap((vocabulary) => vocabulary.entries)
  const articles = law.flatMap((code) => code.articles)
  const districts = regions.flatMap((region) => region.districts)
  const judged = [...entries, ...procedures, ...articles, ...regions, ...districts, ...agencies, ...services]
  return {
    vocabularies: Object.keys(vocabularies).length,
    entries: entries.length,
    procedures: procedures.length,
    laws: law.length,
    articles: articles.length,
    regions: regions.length,
    districts: districts.length,
    agencies: agencies.length,
    services: services.length,
    indicatorLists: indicatorLists.length,
    statisticalIndicators: statistics?.indicators.length ?? 0,
    unverified: judged.filter(({ verified }) => !verified).length,
  }
}
