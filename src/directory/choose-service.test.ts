import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rankServices, type WantedService } from './choose-service.ts'
import type { DirectoryService } from './model.ts'

const labels = { ky: 'к', ru: 'р', en: 'e' }
const service = (code: string, more: Partial<DirectoryService> = {}): DirectoryService => ({
  code,
  labels,
  kind: 'shelter',
  agency: `${code}-agency`,
  agencyLabels: labels,
  agencyKind: 'crisis-centre',
  onUmai: true,
  needs: ['shelter', 'safety'],
  sexes: ['female'],
  ageFrom: 18,
  ageTo: null,
  area: ['KG06'],
  languages: ['ky', 'ru'],
  places: 10,
  placesFree: 3,
  ...more,
})

const woman: WantedService = {
  need: 'shelter',
  sex: 'female',
  age: { kind: 'years', years: 30 },
  district: 'KG06-kara-suu',
  region: 'KG06',
  language: 'ky',
  wantPlaces: true,
}
const order = (services: DirectoryService[], wanted = woman) =>
  rankServices(services, wanted).map((each) => each.service.code)
const verdictOf = (more: Partial<DirectoryService>, wanted: WantedService, aspect: string) =>
  rankServices([service('a', more)], wanted)[0]?.reasons.find((each) => each.aspect === aspect)?.verdict ??
  null

describe('services for a need', () => {
  it('are those that answer it, with a reason for every thing asked about', () => {
    const [first, ...rest] = rankServices([service('a'), service('doctor', { needs: ['medical'] })], woman)
    expect(rest).toEqual([])
    expect(first).toMatchObject({ verdict: 'fits', full: false })
    expect(first?.reasons.map((each) => [each.aspect, each.verdict])).toEqual(
      ['sex', 'age', 'area', 'language', 'places'].map((aspect) => [aspect, 'fits']),
    )
    expect(rankServices([service('a')], {})[0]).toMatchObject({ verdict: 'fits', reasons: [] })
  })

  it('come in the order: fits, not known, full, does not fit', () => {
    const all = [
      service('for-men', { sexes: ['male'] }),
      service('full', { placesFree: 0 }),
      service('not-known', { sexes: null, ageFrom: null, languages: null }),
      service('fits'),
    ]
    expect(order(all)).toEqual(['fits', 'not-known', 'full', 'for-men'])
  })

  it('are never hidden for being full, and are not full where no bed is looked for', () => {
    expect(rankServices([service('full', { placesFree: 0 })], woman)[0]).toMatchObject({
      full: true,
      verdict: 'unknown',
    })
    expect(
      rankServices([service('full', { placesFree: 0 })], { ...woman, wantPlaces: false })[0],
    ).toMatchObject({
      full: false,
      verdict: 'fits',
    })
  })

  it('nearer ones first, then those with more free places', () => {
    const all = [
      service('country', { area: ['*'] }),
      service('region'),
      service('region-more', { placesFree: 9 }),
      service('district', { area: ['KG06-kara-suu'], placesFree: 1 }),
    ]
    expect(order(all)).toEqual(['district', 'region-more', 'region', 'country'])
  })

  it('without the language stay ones that can be asked, after those that speak it', () => {
    const other = service('b', { languages: ['ru'] })
    expect(rankServices([other], woman)[0]).toMatchObject({ verdict: 'unknown' })
    expect(order([other, service('c')])).toEqual(['c', 'b'])
  })
})

describe('an age', () => {
  const fits = (age: WantedService['age'], more: Partial<DirectoryService> = {}) =>
    verdictOf(more, { age }, 'age')
  it('fits within the years a service takes, and does not outside them', () => {
    expect(fits({ kind: 'years', years: 18 })).toBe('fits')
    expect(fits({ kind: 'years', years: 17 })).toBe('does-not-fit')
    expect(fits({ kind: 'years', years: 17 }, { ageFrom: null, ageTo: 17 })).toBe('fits')
  })
  it('is not known when the guess lies on both sides, or either says nothing', () => {
    expect(fits({ kind: 'range', from: 16, to: 20 })).toBe('unknown')
    expect(fits({ kind: 'group', group: 'unknown' })).toBe('unknown')
    expect(fits({ kind: 'group', group: 'unknown' }, { ageFrom: 0, ageTo: 120 })).toBe('fits')
    expect(fits({ kind: 'years', years: 30 }, { ageFrom: null })).toBe('unknown')
    expect(fits({ kind: 'group', group: 'child' })).toBe('does-not-fit')
  })
})

describe('what is not known', () => {
  it('of the service is shown as not known', () => {
    expect(verdictOf({ sexes: null }, woman, 'sex')).toBe('unknown')
    expect(verdictOf({ area: null }, woman, 'area')).toBe('unknown')
    expect(verdictOf({ languages: null }, woman, 'language')).toBe('unknown')
    expect(verdictOf({ placesFree: null }, woman, 'places')).toBe('unknown')
  })
  it('of the person too, unless the service takes everybody', () => {
    expect(verdictOf({}, { sex: 'unknown' }, 'sex')).toBe('unknown')
    expect(verdictOf({ sexes: ['female', 'male', 'other'] }, { sex: 'unknown' }, 'sex')).toBe('fits')
    expect(verdictOf({}, { language: 'unknown' }, 'language')).toBe('unknown')
    expect(verdictOf({ area: ['KG06-osh-city'] }, { region: 'KG06' }, 'area')).toBe('unknown')
    expect(verdictOf({ area: ['KG05'] }, { region: 'KG06' }, 'area')).toBe('does-not-fit')
  })
})

describe('the ranking', () => {
  const anyService = fc.record({
    sexes: fc.option(fc.subarray(['female', 'male', 'other'])),
    ageFrom: fc.option(fc.integer({ min: 0, max: 60 })),
    area: fc.option(fc.subarray(['*', 'KG06', 'KG05', 'KG06-kara-suu'])),
    languages: fc.option(fc.subarray(['ky', 'ru', 'uz'])),
    placesFree: fc.option(fc.integer({ min: 0, max: 5 })),
  })
  const list = fc
    .array(anyService, { maxLength: 12 })
    .map((all) => all.map((more, i) => service(`s${i}`, more)))

  it('loses nothing, does not depend on the order of the directory, and puts no full one before one with a place', () => {
    fc.assert(
      fc.property(list, fc.nat(), (services, turn) => {
        const ranked = rankServices(services, woman)
        expect(ranked.length).toBe(services.length)
        const cut = services.length === 0 ? 0 : turn % services.length
        const turned = [...services.slice(cut), ...services.slice(0, cut)]
        expect(order(turned)).toEqual(ranked.map((each) => each.service.code))
        const asked = ranked.filter((each) => each.verdict !== 'does-not-fit')
        expect(asked.findLastIndex((each) => !each.full)).toBeLessThan(
          asked.findIndex((each) => each.full) === -1
            ? ranked.length + 1
            : asked.findIndex((each) => each.full),
        )
      }),
    )
  })
})
