import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { agencies, type ReferralUmai, startReferralUmai } from '../../tests/helpers/referral-umai.ts'

let umai: ReferralUmai
beforeAll(async () => {
  umai = await startReferralUmai()
})
afterAll(() => umai.close())

const codes = (body: { services: { service: { code: string } }[] }) =>
  body.services.map((each) => each.service.code).filter((code) => code.startsWith('test-'))

describe('the directory', () => {
  it('gives services by need, ranked with why', async () => {
    const { body } = await umai.sender.get(
      '/api/directory/services?need=medical&sex=female&age=30&district=KG06-kara-suu&language=ky',
    )
    expect(codes(body)).toEqual(['test-examination'])
    const found = body.services.find(
      (each: { service: { code: string } }) => each.service.code === 'test-examination',
    )
    expect(found).toMatchObject({ verdict: 'fits', service: { agency: agencies.hospital, onUmai: true } })
    expect(found.reasons.map((each: { aspect: string }) => each.aspect)).toEqual([
      'sex',
      'age',
      'area',
      'language',
    ])
  })

  it('takes an age as years, as a guess, or as child or adult, and nothing else', async () => {
    const verdict = async (age: string) => {
      const { body } = await umai.sender.get(`/api/directory/services?need=medical&age=${age}`)
      return body.services.find(
        (each: { service: { code: string } }) => each.service.code === 'test-examination',
      )?.verdict
    }
    expect(await Promise.all(['15', '16-20', 'adult', 'child'].map(verdict))).toEqual([
      'does-not-fit',
      'unknown',
      'fits',
      'does-not-fit',
    ])
    expect((await umai.sender.get('/api/directory/services?age=old')).status).toBe(400)
  })

  it('lists agencies and whether they are on Umai', async () => {
    const { body } = await umai.sender.get('/api/directory/agencies')
    const house = body.agencies.find((each: { code: string }) => each.code === agencies.house)
    expect(house).toMatchObject({ kind: 'shelter', onUmai: false })
  })
})

describe('free places', () => {
  const path = '/api/directory/services/test-examination/places'

  it('are kept by the agency itself, within what it has', async () => {
    expect((await umai.nurse.request('PATCH', path, { free: 5 })).body).toEqual({ free: 5 })
    expect((await umai.nurse.request('PATCH', path, { free: 11 })).body).toMatchObject({
      fields: [{ path: 'free', code: 'more-than-places' }],
    })
    const { body } = await umai.sender.get('/api/directory/services?need=medical&places=true')
    const found = body.services.find(
      (each: { service: { code: string } }) => each.service.code === 'test-examination',
    )
    expect(found.service.placesFree).toBe(5)
    expect((await umai.nurse.request('PATCH', path, { free: null })).body).toEqual({ free: null })
  })

  it('are not anybody else’s to change', async () => {
    await umai.nurse.request('PATCH', path, { free: 4 })
    expect((await umai.outsider.request('PATCH', path, { free: 0 })).status).toBe(403)
    const coordinator = await umai.coordinator.request('PATCH', path, { free: 0 })
    expect(coordinator.status).toBe(403)
    const { body } = await umai.sender.get('/api/directory/services?need=medical')
    const found = body.services.find(
      (each: { service: { code: string } }) => each.service.code === 'test-examination',
    )
    expect(found.service.placesFree).toBe(4)
    expect(
      (await umai.nurse.request('PATCH', '/api/directory/services/nowhere/places', { free: 1 })).status,
    ).toBe(404)
  })
})
