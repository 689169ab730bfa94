import { describe, expect, test } from 'vitest'
import { canariesIn, canariesInBytes, DOCUMENT, PHONE, WORD } from './canary.ts'

describe('a canary is found however it lies there', () => {
  const sentence = `Synthetic: ${WORD}ова, ${PHONE}, ${DOCUMENT}.`
  test.each([
    ['as typed', sentence],
    ['in capitals', sentence.toUpperCase()],
    [
      'escaped in JSON',
      JSON.stringify(sentence).replace(
        /[^\x20-\x7e]/g,
        (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
      ),
    ],
    ['in a URL', encodeURIComponent(sentence)],
    ['as bytea', `\\x${Buffer.from(sentence).toString('hex')}`],
    ['as UTF-16 in bytea', `\\x${Buffer.from(sentence, 'utf16le').toString('hex')}`],
    ['in base64', Buffer.from(sentence).toString('base64')],
    ['in base64, one further', Buffer.from(`.${sentence}`).toString('base64')],
    ['in base64, two further', Buffer.from(`..${sentence}`).toString('base64')],
    ['a phone number alone', 'tel 7005550171'],
    ['a folded name', 'token kanareikazhan'],
  ])('%s', (_, text) => {
    expect(canariesIn(text)).not.toEqual([])
  })

  test('in a file', () => {
    expect(canariesInBytes(Buffer.concat([Buffer.from([0, 255, 3]), Buffer.from(sentence)]))).not.toEqual([])
    expect(canariesInBytes(Buffer.from(sentence, 'utf16le'))).not.toEqual([])
  })

  test('and not where there is none', () => {
    expect(canariesIn('sealed:1:AAECAwQFBgcICQoLDA0ODw case.noted 2026-11-23 996 demo-police-osh')).toEqual(
      [],
    )
  })
})
