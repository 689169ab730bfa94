import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PrintedForm } from './model.ts'
import { cleanText, cutParagraphs, fileName, printedAtText, shareFilled, shownValue } from './rules.ts'
import { oneField, syntheticForm } from './testing.ts'

describe('what a value shows', () => {
  it('tells blank from unknown', () => {
    expect(shownValue(null)).toEqual({ kind: 'blank' })
    expect(shownValue('  ')).toEqual({ kind: 'blank' })
    expect(shownValue([])).toEqual({ kind: 'blank' })
    expect(shownValue('unknown')).toEqual({ kind: 'unknown' })
    expect(shownValue(['unknown'])).toEqual({ kind: 'unknown' })
    expect(shownValue('an unknown man')).toEqual({ kind: 'text', items: ['an unknown man'] })
  })
})

describe('the share filled without typing', () => {
  it('counts fields of all sections, and none that is marked as filled but empty', () => {
    const field = (value: string | null, filled: boolean) => ({ label: 'x', value, filled })
    const form = syntheticForm([
      { heading: 'a', fields: [field('1998', true), field('unknown', true), field('typed', false)] },
      { heading: 'b', fields: [field(null, true), field(null, false)], paragraphs: ['text'] },
      { heading: 'c' },
    ])
    expect(shareFilled(form)).toEqual({ filled: 2, total: 5 })
  })
})

describe('file name', () => {
  it('is the case code, whatever the title says', () => {
    const form = oneField('x', { title: 'Айбек уулу Нурлан' })
    expect(fileName(form, 'pdf')).toBe('KG-2026-004217.pdf')
    expect(fileName({ ...form, reference: '../../etc/passwd' }, 'docx')).toBe('etc-passwd.docx')
    expect(fileName({ ...form, reference: 'Нурлан' }, 'docx')).toBe('form.docx')
  })
})

describe('clean text', () => {
  it('drops marks that reorder, hide or break text, and keeps letters', () => {
    expect(cleanText('a\u202Eb\u200Bc\u0000d\uFEFF')).toBe('abcd')
    expect(cleanText('бир\r\nэки\u2028үч')).toBe('бир\nэки\nүч')
    expect(cleanText('и\u0306')).toBe('й')
    expect(cleanText('ҢӨҮңөү ЎҚҒҲўқғҳ')).toBe('ҢӨҮңөү ЎҚҒҲўқғҳ')
  })

  it('never leaves a character that XML forbids', () => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that must be gone
    const forbidden = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\u202A-\u202E]/
    const anyText = fc.string({
      unit: fc.integer({ min: 0, max: 0xffff }).map((c) => String.fromCharCode(c)),
    })
    fc.assert(
      fc.property(anyText, (text) => {
        expect(cleanText(text)).not.toMatch(forbidden)
        expect(cleanText(text).isWellFormed()).toBe(true)
      }),
    )
  })
})

describe('cutting long text', () => {
  it('cuts after a sentence and loses nothing but white space', () => {
    expect(cutParagraphs('Бир сүйлөм. Экинчи сүйлөм.', 16)).toEqual(['Бир сүйлөм.', 'Экинчи сүйлөм.'])
    const unit = fc.constantFrom('а', 'ң', '. ', ' ', '\n', '😀')
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 300 }), fc.integer({ min: 5, max: 200 }), (text, most) => {
        const pieces = cutParagraphs(text, most)
        expect(pieces.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
        expect(pieces.every((piece) => piece.length <= most && piece.isWellFormed())).toBe(true)
        expect(pieces.every((piece) => piece.split('\n').length <= 15)).toBe(true)
      }),
    )
  })
})

describe('the time of printing', () => {
  it('is the wall clock it was given in, as each language writes it', () => {
    const printedAt = '2026-01-02T23:30:00+06:00'
    expect(printedAtText({ printedAt, language: 'ky' })).toBe('02.01.2026 23:30')
    expect(printedAtText({ printedAt, language: 'en' })).toBe('2 January 2026, 23:30')
    expect(printedAtText({ printedAt: '2026-01-02', language: 'ru' })).toBe('02.01.2026')
    expect(PrintedForm.safeParse(oneField('x', { printedAt: 'кечээ' })).success).toBe(false)
  })
})
