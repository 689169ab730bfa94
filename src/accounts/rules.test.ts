import { expect, test } from 'vitest'
import { roles } from '../directory/permissions.ts'
import { refusePost, untilProblems } from './rules.ts'

const give = (given: Partial<Parameters<typeof refusePost>[0]>) =>
  refusePost({ account: 'other', by: 'admin', roles: ['case-manager'], held: [], ...given })

test('nobody gives rights to their own account, whatever the role', () => {
  for (const role of roles) expect(give({ account: 'admin', roles: [role] })).toBe('own-account')
})

test('administration goes with nothing that reads cases, figures or the audit log', () => {
  for (const role of roles) {
    expect(give({ roles: [role] })).toBeNull()
    if (role === 'administrator') continue
    expect(give({ roles: ['administrator', role] })).toBe('roles-apart')
    expect(give({ roles: [role], held: ['administrator'] })).toBe('roles-apart')
    expect(give({ roles: ['administrator'], held: [role] })).toBe('roles-apart')
  }
})

test('a post ends after today or stays open', () => {
  expect(untilProblems(null, '2026-05-01')).toEqual([])
  expect(untilProblems('2026-05-02', '2026-05-01')).toEqual([])
  for (const day of ['2026-05-01', '2026-04-30'])
    expect(untilProblems(day, '2026-05-01')).toEqual([{ path: 'until', code: 'not-in-the-future' }])
})
