import { describe, expect, it } from 'vitest'
import { foldName } from '../people/fold-name.ts'
import { ageOn, isoDate } from './days.ts'
import { typeInOtherLayout } from './keyboard.ts'
import { dropLetters, spellRussian } from './letters.ts'
import { makeHousehold } from './make-household.ts'
import { SynthOptions } from './model.ts'
import { ofWoman, russianPatronymic, surnameOf, withoutEnding } from './name-forms.ts'
import { kyrgyzNames } from './name-pools/kyrgyz.ts'
import { russianNames } from './name-pools/russian.ts'
import { uzbekNames } from './name-pools/uzbek.ts'
import { openDraws } from './random.ts'
import { romanizer } from './romanize.ts'

const options = SynthOptions.parse({ people: 1 })
const households = Array.from({ length: 20_000 }, (_, number) =>
  makeHousehold(number, options, (draws) => draws.pick(['KG02-a', 'KG03-b']), openDraws(5, number)),
)
const people = households.flat()
const share = (some: readonly unknown[], all: readonly unknown[]) => some.length / all.length

describe('synthetic people', () => {
  it('have national ids and phones of their own, ids that say sex and birth date', () => {
    expect(new Set(people.map(({ nationalId }) => nationalId)).size).toBe(people.length)
    for (const { nationalId, sex, birthDay } of people.slice(0, 500)) {
      const [year, month, day] = isoDate(birthDay).split('-')
      expect(nationalId).toMatch(new RegExp(`^${sex === 'female' ? 1 : 2}${day}${month}${year}\\d{5}$`))
    }
    const single = households.filter((each) => each.length === 1).flat()
    expect(new Set(single.map(({ phone }) => phone)).size).toBe(single.length)
  })

  it('have twins and siblings as often as stated, never two of one given name and birth date', () => {
    const pairs = households.filter((each) => each.length === 2)
    const twins = pairs.filter(([one, other]) => one!.birthDay === other!.birthDay)
    expect(share(twins.flat(), people)).toBeCloseTo(0.015, 2)
    expect(share(pairs.flat(), people)).toBeCloseTo(0.135, 2)
    expect(
      pairs.every(([one, other]) => one!.surname === other!.surname && one!.father === other!.father),
    ).toBe(true)
    expect(twins.every(([one, other]) => one!.given !== other!.given)).toBe(true)
    expect(new Set(twins.map((pair) => pair.map(({ given }) => given).join(' '))).has('Асан Үсөн')).toBe(true)
  })

  it('are recruited as children and met again as adults as often as stated', () => {
    const recruited = people.filter(({ recruitedAsChild }) => recruitedAsChild)
    expect(share(recruited, people)).toBeCloseTo(0.04, 1)
    for (const { birthDay, firstSeen, seenAgain } of recruited) {
      expect(ageOn(firstSeen, birthDay)).toBeLessThan(18)
      expect(ageOn(firstSeen + seenAgain[0], birthDay)).toBeGreaterThanOrEqual(18)
    }
  })

  it('are children in about a third of the cases, and women married under another name', () => {
    const children = people.filter(({ birthDay, firstSeen }) => ageOn(firstSeen, birthDay) < 18)
    expect(share(children, people)).toBeGreaterThan(0.3)
    const adults = people.filter(
      (each) => each.sex === 'female' && ageOn(each.firstSeen, each.birthDay) >= 19,
    )
    expect(
      share(
        adults.filter(({ marriedName }) => marriedName !== null),
        adults,
      ),
    ).toBeCloseTo(0.55, 1)
    expect(people.some((each) => each.sex === 'male' && each.marriedName !== null)).toBe(false)
  })

  it('have names some of which are common and most of which are rare', () => {
    const counts = new Map<string, number>()
    for (const { surname } of people) counts.set(surname, (counts.get(surname) ?? 0) + 1)
    const sorted = [...counts.values()].sort((one, other) => other - one)
    expect(sorted.length).toBeGreaterThan(600)
    expect(sorted[0]!).toBeGreaterThan(10 * sorted[Math.floor(sorted.length / 2)]!)
  })
})

describe('how names are made and written', () => {
  it('makes surnames and patronymics as the languages do', () => {
    const made = ['Асан', 'Муса', 'Балтабай', 'Орозалы'].map(surnameOf)
    expect(made).toEqual(['Асанов', 'Мусаев', 'Балтабаев', 'Орозалиев'])
    expect(['Асанов', 'Ильин', 'Чайковский', 'Ким'].map(ofWoman)).toEqual([
      'Асанова',
      'Ильина',
      'Чайковская',
      'Ким',
    ])
    expect(['Асанова', 'Мусаев', 'Ким'].map(withoutEnding)).toEqual(['Асан', 'Муса', 'Ким'])
    const fathers = ['Бакыт', 'Николай', 'Дмитрий', 'Илья', 'Игорь'].map((father) =>
      russianPatronymic(father, 'male'),
    )
    expect(fathers).toEqual(['Бакытович', 'Николаевич', 'Дмитриевич', 'Ильич', 'Игоревич'])
    expect(russianPatronymic('Пётр', 'female')).toBe('Петровна')
  })

  it('types in the other keyboard layout and spells as on Russian keyboards', () => {
    expect(typeInOtherLayout('Айгуль')).toBe('Fquekm')
    expect(typeInOtherLayout('Aigul')).toBe('Фшпгд')
    expect(spellRussian('Назгүл')).toBe('Назгуль')
    expect(dropLetters('Өмүрбек Ўткир Ҳасан Ғани Қодир Жаңыл')).toBe('Омурбек Уткир Хасан Гани Кодир Жаныл')
  })

  it('romanizes in ways that differ, and that meet again on the folded key', () => {
    const all = [kyrgyzNames, uzbekNames, russianNames].flatMap((pool) => [...pool.female, ...pool.male])
    const draws = openDraws(1, 1)
    for (const scheme of ['passport', 'bgn', 'cldr', 'adhoc', 'uzbek'] as const) {
      const meeting = all.filter((name) => foldName(romanizer(scheme, draws)(name)) === foldName(name))
      expect(share(meeting, all), scheme).toBeGreaterThan(0.94)
    }
    const spellings = (['passport', 'bgn', 'cldr', 'uzbek'] as const).map((scheme) =>
      romanizer(scheme, draws)('Жээнбек Хуршида'),
    )
    expect(spellings.slice(0, 3)).toEqual(['Zheenbek Khurshida', 'Jeenbek Khurshida', 'Jeenbek Khurshida'])
    expect(spellings[3]).toBe('Jeenbek Xurshida')
  })
})
