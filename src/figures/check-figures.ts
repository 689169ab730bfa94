import { type Figure, type Finding, TOTAL, WHOLE_COUNTRY } from './model.ts'
import { agesOfCode, agesOfLabel, sameAges, wordsOfAges } from './read-ages.ts'
import type { FigureWords } from './words.ts'

/** From here on a count by region is large enough not to point at anybody (UNODC masks counts below 5). */
const SMALLEST_BY_REGION = 5

/**
 * What is wrong with published figures beyond single numbers: parts that do not sum, an age label that contradicts its
 * code, small counts by region. None keeps the file out: they are what was published, and are reported beside it.
 */
export const checkFigures = (figures: readonly Figure[], words: FigureWords): Finding[] => [
  ...figures.flatMap(repeatedIn(figures)),
  ...[...Map.groupBy(figures, labelGroup).values()].flatMap(([first]) => labelContradiction(first!)),
  ...figures.flatMap(smallByRegion),
  ...sumsOf(figures, words),
]

/** Everything but the number: two figures with the same key are one number said twice. */
export const keyOf = (figure: Figure): string =>
  JSON.stringify([
    figure.publisher,
    figure.period,
    figure.measure,
    figure.topic ?? figure.topicText,
    figure.population,
    figure.area,
    figure.sex,
    figure.age,
  ])

const repeatedIn = (figures: readonly Figure[]) => {
  const first = new Map<string, Figure>()
  for (const figure of figures) if (!first.has(keyOf(figure))) first.set(keyOf(figure), figure)
  return (figure: Figure): Finding[] => {
    const earlier = first.get(keyOf(figure))
    if (!earlier || earlier === figure) return []
    const { where } = figure
    return [
      {
        problem: 'repeated',
        grave: true,
        where,
        expected: '1',
        found: `= ${earlier.where}`,
      },
    ]
  }
}

/** One label is one mistake, however many years it stands in. */
const labelGroup = ({ publisher, measure, age, ageLabel }: Figure) =>
  JSON.stringify([publisher, measure, age, ageLabel])

const labelContradiction = ({ age, ageLabel, where }: Figure): Finding[] => {
  const [coded, labelled] = [agesOfCode(age), ageLabel === null ? null : agesOfLabel(ageLabel)]
  if (coded === null || labelled === null || sameAges(coded, labelled)) return []
  const found = `${age} labelled "${ageLabel}"`
  return [{ problem: 'label-contradicts-code', grave: false, where, expected: wordsOfAges(coded), found }]
}

const smallByRegion = ({ area, count, where }: Figure): Finding[] =>
  area !== WHOLE_COUNTRY && count !== null && count > 0 && count < SMALLEST_BY_REGION
    ? [
        {
          problem: 'small-cell-by-region',
          grave: false,
          where,
          expected: `0, ≥ ${SMALLEST_BY_REGION}`,
          found: String(count),
        },
      ]
    : []

type Split = 'sex' | 'ages' | 'forms' | 'regions'

/** Which split of its total a figure is a part of; null for totals and for crossed cells. */
const splitOf = (figure: Figure, words: FigureWords): Split | null => {
  const splits: (Split | false)[] = [
    figure.sex !== TOTAL && 'sex',
    figure.age !== TOTAL && 'ages',
    figure.area !== WHOLE_COUNTRY && 'regions',
    figure.topic !== null && words.forms.includes(figure.topic) && 'forms',
  ]
  const found = splits.filter((each) => each !== false)
  return found.length === 1 ? found[0]! : null
}

const isTotal = (figure: Figure) =>
  figure.topic === 'all-trafficking' &&
  figure.sex === TOTAL &&
  figure.age === TOTAL &&
  figure.area === WHOLE_COUNTRY &&
  figure.population === 'all ages'

const groupOf = ({ publisher, period, measure }: Figure) => JSON.stringify([publisher, period, measure])

const sumsOf = (figures: readonly Figure[], words: FigureWords): Finding[] =>
  [...Map.groupBy(figures, groupOf).values()].flatMap((group) => {
    const total = group.find(isTotal)
    if (!total || total.count === null) return []
    const parts = Map.groupBy(group, (figure) => splitOf(figure, words))
    return (['sex', 'ages', 'forms', 'regions'] as const).flatMap((split) =>
      sumOf(total, withoutOverlap(parts.get(split) ?? []), split),
    )
  })

/** "18 and over" stands beside the adult bands, which are parts of it: only the coarser one is summed. */
const withoutOverlap = (parts: Figure[]): Figure[] => {
  const whole = parts.some((part) => part.age === 'Y_GE18')
  return whole ? parts.filter((part) => part.age === 'Y_GE18' || part.age === 'Y0T17') : parts
}

const sumOf = (total: Figure, parts: Figure[], split: Split): Finding[] => {
  // A suppressed part leaves the sum open: nothing can be said against it.
  if (parts.length === 0 || parts.some((part) => part.count === null)) return []
  const sum = parts.reduce((so, part) => so + (part.count ?? 0), 0)
  if (sum === total.count) return []
  return [
    {
      problem: split === 'sex' ? 'sex-does-not-sum' : `${split}-do-not-sum`,
      grave: false,
      where: total.where,
      expected: String(total.count),
      found: parts.length === 1 ? String(sum) : `${parts.map((part) => part.count).join(' + ')} = ${sum}`,
    },
  ]
}
