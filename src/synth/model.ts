import { z } from 'zod'

const rate = (usual: number, does: string) => z.number().min(0).max(1).default(usual).describe(does)

/** How often each thing goes wrong, as a share of the records (or people, or fields) where it can. */
export const Rates = z
  .object({
    droppedLetters: rate(0.5, 'ң ө ү ў қ ғ ҳ typed as н о у у к г х, where a name has one'),
    russianSpelling: rate(0.3, 'гуль for гүл, дж for ж at the start, where a name has one'),
    swapped: rate(0.03, 'given name and surname in each other’s column'),
    surnameEnding: rate(0.05, '-ов/-ова left out, or that of the other sex'),
    patronymicForm: rate(0.15, '-ович for уулу or ўғли, -овна for кызы or қизи, or the reverse'),
    diminutive: rate(0.04, 'a short form, where the given name has one (Саша, Азик)'),
    maidenName: rate(0.25, 'the name before marriage, of women who have another since'),
    typo: rate(0.03, 'one slip of the finger in a filled name: a letter left out, doubled, swapped, beside'),
    lookAlike: rate(0.01, 'a Latin letter that looks the same within a Cyrillic name'),
    wrongLayout: rate(0.004, 'all names typed with the keyboard in the other layout (Fqukm, Фшпгд)'),
    heaped: rate(0.35, 'an adult’s age given as the nearest 0 or 5'),
    minorAge: rate(0.3, 'a minor’s age off by one to three years'),
    ageAtRecruitment: rate(0.4, 'the age at recruitment, of people recruited as children and met as adults'),
    januaryFirst: rate(0.05, 'a birth date known by its year only, given as 1 January'),
    dayMonthSwapped: rate(0.01, 'day and month in each other’s place, where both are at most 12'),
    dateTypo: rate(0.015, 'a birth date with a wrong day, month or last digit of the year'),
    idTypo: rate(0.01, 'a national id with one wrong digit, or two in each other’s place'),
    otherPhone: rate(0.2, 'another phone than the person’s first'),
    otherDistrict: rate(0.12, 'another district than the person’s home'),
    wrongSex: rate(0.004, 'the other sex'),
  })
  .strict()
export type Rates = z.infer<typeof Rates>

/** What people are like, as shares. */
export const People = z
  .object({
    sibling: rate(0.12, 'people who have a sibling among the people made'),
    twin: rate(0.015, 'people who have a twin among them'),
    sharedPhone: rate(0.4, 'siblings who share one phone'),
    marriedName: rate(0.55, 'adult women with another surname since marriage'),
    recruitedAsChild: rate(0.04, 'people recruited under 18 and met again as adults'),
    uzbek: rate(0.18, 'people with Uzbek names'),
    russian: rate(0.16, 'people with Russian names; all others have Kyrgyz ones'),
  })
  .strict()
export type People = z.infer<typeof People>

/** One agency's list. */
export const List = z
  .object({
    name: z.string().regex(/^[a-z][a-z0-9-]{0,30}$/, 'a name of small letters, digits and hyphens'),
    encoding: z.enum(['utf-8', 'windows-1251']).default('utf-8'),
    share: rate(0.2, 'people on the list, among those on no other list'),
    doubles: rate(0.03, 'people on the list who stand there twice'),
    latin: rate(0.1, 'records in Latin letters'),
    ageOnly: rate(0.2, 'records with an age and no birth date'),
    noBirth: rate(0.03, 'records with neither'),
    noName: rate(0.01, 'records with a placeholder for a name: unknown, Айгул-1, initials'),
    noPatronymic: rate(0.2, 'records without patronymic'),
    noNationalId: rate(0.4, 'records without national id'),
    noPhone: rate(0.4, 'records without phone'),
    noDistrict: rate(0.1, 'records without district'),
    noSex: rate(0.01, 'records without sex'),
  })
  .strict()
export type List = z.infer<typeof List>

/** Two lists that find the same people more (above 0) or less (below) often than chance: a log-odds ratio. */
export const Dependence = z
  .object({ lists: z.tuple([z.string(), z.string()]), logOdds: z.number().min(-5).max(5) })
  .strict()

const usualLists: z.input<typeof List>[] = [
  {
    name: 'police',
    share: 0.22,
    latin: 0.04,
    ageOnly: 0.05,
    noBirth: 0.01,
    noPatronymic: 0.08,
    noNationalId: 0.2,
  },
  { name: 'social', share: 0.18, latin: 0.02, ageOnly: 0.15, noNationalId: 0.3 },
  {
    name: 'border',
    share: 0.12,
    latin: 0.92,
    ageOnly: 0,
    noBirth: 0,
    noName: 0,
    noNationalId: 0.15,
    noPhone: 0.8,
  },
  {
    name: 'ngo',
    share: 0.16,
    latin: 0.25,
    ageOnly: 0.5,
    noName: 0.04,
    noPatronymic: 0.6,
    noNationalId: 0.85,
  },
  { name: 'iom', share: 0.1, latin: 0.65, ageOnly: 0.2, noPatronymic: 0.5, noNationalId: 0.6 },
]

const usualDependence: z.input<typeof Dependence>[] = [
  { lists: ['police', 'social'], logOdds: 0.9 },
  { lists: ['ngo', 'iom'], logOdds: 1.2 },
  { lists: ['police', 'border'], logOdds: 0.6 },
  { lists: ['police', 'ngo'], logOdds: -0.5 },
]

const count = () => z.number().int().min(1).max(20_000_000)

/** All that decides what comes out; the same options, the same bytes. */
export const SynthOptions = z
  .object({
    people: count().optional().describe('people there are, on a list or not'),
    records: count().optional().describe('records at which to stop, if that comes first'),
    seed: z.number().int().min(0).max(4294967295).default(1),
    from: z
      .number()
      .int()
      .min(1990)
      .max(2100)
      .default(2015)
      .describe('first year in which people come to notice'),
    to: z
      .number()
      .int()
      .min(1990)
      .max(2100)
      .default(2025)
      .describe('last such year; some are met again later'),
    lists: z.array(List).min(1).max(8).prefault(usualLists),
    dependence: z.array(Dependence).default((): z.infer<typeof Dependence>[] => usualDependence),
    rates: Rates.prefault({}),
    population: People.prefault({}),
  })
  .strict()
  .superRefine(({ people, records, from, to, lists, dependence }, context) => {
    const problem = (path: string[], message: string) => context.addIssue({ code: 'custom', path, message })
    if (people === undefined && records === undefined) problem(['people'], 'people or records is needed')
    if (from > to) problem(['to'], `not before "from" (${from})`)
    const names = lists.map(({ name }) => name)
    if (new Set(names).size < names.length) problem(['lists'], 'each list with a name of its own')
    dependence.forEach((each, index) => {
      const [one, other] = each.lists
      if (one === other || !names.includes(one) || !names.includes(other))
        problem(['dependence', String(index)], `two of the lists ${names.join(', ')}`)
    })
  })
export type SynthOptions = z.infer<typeof SynthOptions>

/** What came out of a run: counts only, and the options that make it again. */
export interface SynthRun {
  people: number
  /** People on no list: what multiple systems estimation has to find. */
  unseen: number
  records: number
  /** Pairs of rows of one person; those in different lists; those in which both rows have a name. */
  truePairs: { all: number; acrossLists: number; named: number }
  files: { list: string; file: string; encoding: string; records: number }[]
  /** The share of all people each list holds, by the model. */
  onList: Record<string, number>
  /** How often each slip could have happened, and did. */
  slips: Record<string, { stated: number | null; could: number; did: number; share: number }>
  options: SynthOptions
}
