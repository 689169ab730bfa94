import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { mergeMessages } from './merge-messages.ts'

describe('one catalogue out of many files', () => {
  it('puts all keys together', () => {
    const merged = mergeMessages([
      { name: 'a.ky.json', messages: { 'a.x': '1' } },
      { name: 'b.ky.json', messages: { 'b.x': '2' } },
    ])
    expect(merged).toEqual({ 'a.x': '1', 'b.x': '2' })
  })

  it('refuses a key that two files claim', () => {
    const files = [
      { name: 'a.ky.json', messages: { x: '1' } },
      { name: 'b.ky.json', messages: { x: '1' } },
    ]
    expect(() => mergeMessages(files)).toThrow('x is in both a.ky.json and b.ky.json')
  })
})

describe('the messages of the desk', () => {
  const folder = new URL('../../../reference/messages/', import.meta.url)
  const read = (language: string): Record<string, string> =>
    JSON.parse(readFileSync(new URL(`desk.${language}.json`, folder), 'utf8'))
  const stems = (messages: Record<string, string>) =>
    [...new Set(Object.keys(messages).map((key) => key.replace(/_(one|few|many|other)$/, '')))].sort()
  const blanks = (text: string) => (text.match(/\{\{\w+\}\}/g) ?? []).sort()

  it('are there in all three languages', () => {
    expect(readdirSync(folder)).toEqual(
      expect.arrayContaining(['desk.ky.json', 'desk.ru.json', 'desk.en.json']),
    )
    expect(stems(read('ky'))).toEqual(stems(read('en')))
    expect(stems(read('ru'))).toEqual(stems(read('en')))
  })

  it('fill in the same blanks in every language', () => {
    const english = read('en')
    for (const language of ['ky', 'ru'])
      for (const [key, text] of Object.entries(read(language)))
        if (english[key] !== undefined && !key.startsWith('desk.date.pattern'))
          expect([key, blanks(text)]).toEqual([key, blanks(english[key])])
  })
})
