import { judgeQuality, type Quality } from '../src/disclosure/open-data/judge.ts'
import { makeKAnonymous } from '../src/disclosure/open-data/make-k-anonymous.ts'
import { makePrivate } from '../src/disclosure/open-data/make-private.ts'
import { secureRandom } from '../src/disclosure/open-data/noise.ts'
import { encodePeople, type People } from '../src/disclosure/open-data/people.ts'
import { countPrivately } from '../src/disclosure/open-data/private-counts.ts'
import { printTable, seeded } from './table.ts'

const PEOPLE = 100_000
const K = 11
const EPSILON = 4
const LENGTH = 3
const BAR = 30

const columns = [
  'yearOfRegistration',
  'gender',
  'ageBroad',
  'citizenship',
  'CountryOfExploitation',
  'isForcedLabour',
  'isSexualExploit',
  'typeOfLabourConstruction',
  'typeOfSexProstitution',
  'meansThreats',
  'meansDebtBondageEarnings',
  'recruiterRelationFamily',
]

/** Synthetic people whose attributes depend on each other roughly as in published trafficking data. */
function makePeople(): People {
  const random = seeded(11)
  const pick = (codes: readonly string[], skew: number) => codes[Math.floor(codes.length * random() ** skew)]!
  const yes = (chance: number) => (random() < chance ? '1' : '')
  const ages = ['9--17', '18--20', '30--38', '21--23', '24--26', '27--29', '39--47', '48+', '0--8', '']
  const rows = Array.from({ length: PEOPLE }, () => {
    const woman = random() < 0.6
    const labour = random() < (woman ? 0.3 : 0.8)
    const sexual = !labour || random() < 0.05
    const citizenship = pick(['KGZ', 'UZB', 'TJK', 'KAZ', 'RUS', 'UKR', 'MDA'], 2)
    return [
      String(2023 - Math.floor(14 * random() ** 1.4)),
      woman ? 'Woman' : random() < 0.99 ? 'Man' : 'Trans/Transgender/NonConforming',
      pick(ages, 1.4),
      citizenship,
      random() < 0.2 ? citizenship : pick(['RUS', 'KAZ', 'TUR', 'ARE'], 1.8),
      labour ? '1' : '',
      sexual ? '1' : '',
      labour ? yes(0.4) : '',
      sexual ? yes(0.7) : '',
      yes(0.4),
      yes(labour ? 0.5 : 0.2),
      yes(0.1),
    ]
  })
  return encodePeople(columns, rows)
}

/** How long the open data set takes in its two modes, and how like the real people the made-up ones are. */
export const run = async (): Promise<void> => {
  const people = makePeople()
  const random = secureRandom()
  const kept = time(() => makeKAnonymous(people, K, random))
  const known = time(() => countPrivately(people, { epsilon: EPSILON, delta: null, length: LENGTH }, random))
  const made = time(() => makePrivate(people, known.value, LENGTH, random))
  const judged = time(() => judgeQuality(people, kept.value, K, LENGTH))
  const delta = known.value.delta.toExponential(1)
  printTable(
    `Open data, ${PEOPLE} people with ${columns.length} attributes (bar: ≤ ${BAR} s)`,
    ['mode', 'seconds to make', 'seconds to judge', 'made-up people', 'with a combination that is too rare'],
    [
      [`k-anonymous, k = ${K}`, kept.seconds, judged.seconds, kept.value.size, judged.value.leakedPeople],
      [
        `differentially private, ε = ${EPSILON}, δ = ${delta}`,
        (Number(known.seconds) + Number(made.seconds)).toFixed(1),
        '',
        made.value.size,
        'not promised',
      ],
    ],
  )
  printQuality(`k-anonymous, k = ${K}`, judged.value)
  printQuality(`differentially private, ε = ${EPSILON}`, judgeQuality(people, made.value, K, LENGTH))
}

function time<Value>(work: () => Value): { value: Value; seconds: string } {
  const began = performance.now()
  const value = work()
  return { value, seconds: ((performance.now() - began) / 1000).toFixed(1) }
}

function printQuality(title: string, { byAttributes }: Quality): void {
  const percent = (share: number) => `${(100 * share).toFixed(2)} %`
  printTable(
    `Quality, ${title}`,
    [
      'attributes',
      'leaked combinations',
      'suppressed',
      'fabricated',
      'preserved',
      'mean count',
      'mean error',
    ],
    byAttributes.map((each) => [
      each.attributes,
      each.leaked,
      percent(each.suppressed),
      percent(each.fabricated),
      percent(each.preserved),
      each.meanCount.toFixed(1),
      each.meanError.toFixed(1),
    ]),
  )
}
