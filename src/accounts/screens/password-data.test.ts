import { expect, test } from 'vitest'
import { passwordIssues } from './password-data.ts'

const long = 'four words and more'

test('a long password typed twice is taken', () => {
  expect(passwordIssues({ current: 'x', next: long, again: long })).toEqual([])
})

test('what is missing, short, long or not the same is told at its field', () => {
  const codes = (current: string, next: string, again: string) =>
    passwordIssues({ current, next, again }).map((each) => `${each.path} ${each.code}`)
  expect(codes('', long, long)).toEqual(['current required'])
  expect(codes('x', 'eleven char', 'eleven char')).toEqual(['next too-short'])
  expect(codes('x', 'y'.repeat(129), 'y'.repeat(129))).toEqual(['next too-long'])
  expect(codes('x', long, 'other')).toEqual(['again not-the-same'])
})
