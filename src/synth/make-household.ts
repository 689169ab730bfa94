import type { SynthOptions } from './model.ts'
import { surnameOf } from './name-forms.ts'
import { kyrgyzNames } from './name-pools/kyrgyz.ts'
import type { NamePool } from './name-pools/model.ts'
import { russianNames } from './name-pools/russian.ts'
import { uzbekNames } from './name-pools/uzbek.ts'
import type { Person, Sex, Tradition } from './person.ts'
import { birthDayNear, nationalId, phoneOf } from './person-numbers.ts'
import { commonFirst, type Draws } from './random.ts'

/** In days. */
const YEAR = 365.25

/** What the members of a household have in common. */
type Family = Pick<Person, 'tradition' | 'form' | 'patronymic' | 'father' | 'surname' | 'district'>
/** What is drawn for a member before numbers are given out. */
type Member = Pick<Person, 'sex' | 'given' | 'phone'> & { bornAbout: number; firstSeen: number }

const drawersOf = (pool: NamePool, surnames: readonly string[]) => ({
  female: commonFirst(pool.female),
  male: commonFirst(pool.male),
  surname: commonFirst([...new Set(surnames)]),
})
/** Kyrgyz surnames are drawn as the forefather's name, because some stand on papers without an ending. */
const pools = {
  kyrgyz: drawersOf(kyrgyzNames, [...kyrgyzNames.stems, ...kyrgyzNames.male]),
  uzbek: drawersOf(uzbekNames, [...uzbekNames.stems, ...uzbekNames.male.map(surnameOf)]),
  russian: drawersOf(russianNames, russianNames.stems),
}

/** Names that twins are traditionally given. */
const TWINS: Readonly<Record<Tradition, Readonly<Record<Sex, readonly [string, string]>>>> = {
  kyrgyz: { male: ['Асан', 'Үсөн'], female: ['Батма', 'Зуура'] },
  uzbek: { male: ['Ҳасан', 'Ҳусан'], female: ['Фотима', 'Зухра'] },
  russian: { male: ['Денис', 'Данил'], female: ['Алина', 'Арина'] },
}

/**
 * The household with this number: one person, or two who are twins or siblings. Shares of people who have a twin or
 * a sibling are as the options state them.
 */
export function makeHousehold(
  number: number,
  options: SynthOptions,
  drawDistrict: (draws: Draws) => string,
  draws: Draws,
): Person[] {
  const { twin, sibling } = options.population
  const family = makeFamily(options, drawDistrict, draws)
  const one = drawMember(number, 0, family, options, draws)
  const kind = draws.number() * (2 - twin - sibling)
  if (kind < twin) return makeTwins(number, family, one, options, draws)
  const first = makePerson(number, 0, family, one, options, draws)
  if (kind >= twin + sibling) return [first]
  const other = drawMember(number, 1, family, options, draws)
  const phone = draws.chance(options.population.sharedPhone) ? one.phone : other.phone
  const bornAbout = first.birthDay + draws.pick([-1, 1]) * draws.whole(400, 2600)
  return [first, makePerson(number, 1, family, { ...other, phone, bornAbout }, options, draws)]
}

function makeFamily(
  { population }: SynthOptions,
  drawDistrict: (draws: Draws) => string,
  draws: Draws,
): Family {
  const origin = draws.number() - population.uzbek
  const tradition = origin < 0 ? 'uzbek' : origin < population.russian ? 'russian' : 'kyrgyz'
  const form = tradition === 'kyrgyz' ? kyrgyzForm(draws.number()) : 'ending'
  const father = pools[tradition].male(draws)
  const drawn = pools[tradition].surname(draws)
  const surname = tradition === 'kyrgyz' && form === 'ending' ? surnameOf(drawn) : drawn
  return {
    tradition,
    form,
    patronymic: tradition === 'russian' || draws.chance(0.65) ? 'russian' : 'own',
    father,
    surname: form === 'father' ? father : surname,
    district: drawDistrict(draws),
  }
}

const kyrgyzForm = (share: number): Person['form'] =>
  share < 0.7 ? 'ending' : share < 0.92 ? 'father' : 'bare'

function drawMember(
  number: number,
  code: number,
  family: Family,
  options: SynthOptions,
  draws: Draws,
): Member {
  const sex = draws.chance(0.56) ? 'female' : 'male'
  const firstSeen = draws.whole(firstDayOf(options.from), firstDayOf(options.to + 1) - 1)
  const age = draws.chance(0.35) ? 3 + 15 * draws.number() ** 0.6 : 18 + 42 * draws.number() ** 2.2
  return {
    sex,
    given: pools[family.tradition][sex](draws),
    phone: phoneOf(number, code),
    firstSeen,
    bornAbout: firstSeen - Math.floor(age * YEAR),
  }
}

function makeTwins(
  number: number,
  family: Family,
  one: Member,
  options: SynthOptions,
  draws: Draws,
): Person[] {
  const alike = draws.chance(0.75)
  const other = drawMember(number, 1, family, options, draws)
  const traditional = TWINS[family.tradition][one.sex]
  const named = alike && draws.chance(0.3)
  const first = makePerson(number, 0, family, named ? { ...one, given: traditional[0] } : one, options, draws)
  const twin = makePerson(
    number,
    2,
    family,
    {
      ...(alike ? { ...one, given: pools[family.tradition][one.sex](draws) } : other),
      ...(named && { given: traditional[1] }),
      bornAbout: first.birthDay,
      firstSeen: draws.chance(0.5) ? one.firstSeen : other.firstSeen,
    },
    options,
    draws,
  )
  // Two people of one household are never called the same.
  return twin.given === first.given ? [first] : [first, twin]
}

function makePerson(
  number: number,
  code: number,
  family: Family,
  member: Member,
  { population }: SynthOptions,
  draws: Draws,
): Person {
  const recruited = code === 0 && draws.chance(population.recruitedAsChild)
  const bornAbout = recruited ? member.firstSeen - draws.whole(12 * YEAR, 18 * YEAR - 30) : member.bornAbout
  const birthDay = birthDayNear(bornAbout, number, code)
  const adultOn = birthDay + Math.ceil(18 * YEAR)
  const firstSeen = Math.max(
    recruited ? Math.min(member.firstSeen, adultOn - 30) : member.firstSeen,
    birthDay + 365,
  )
  const married =
    member.sex === 'female' && adultOn < firstSeen && draws.chance(population.marriedName)
      ? pools[family.tradition].surname(draws)
      : null
  const { sex, given, phone } = member
  return {
    ...family,
    sex,
    given,
    phone,
    birthDay,
    firstSeen,
    seenAgain: recruited ? [adultOn - firstSeen, adultOn - firstSeen + 1500] : [0, 400],
    recruitedAsChild: recruited,
    marriedName: married === null || family.tradition !== 'kyrgyz' ? married : surnameOf(married),
    nationalId: nationalId(sex, birthDay, number, code),
  }
}

/** The first of January of a year, counted in days from 1970-01-01. */
export const firstDayOf = (year: number): number => Date.UTC(year, 0, 1) / 86_400_000
