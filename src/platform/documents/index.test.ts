import { describe, expect, it } from 'vitest'
import { renderDocx, renderPdf } from './index.ts'
import { oneField, pdfText } from './testing.ts'

describe('printing', () => {
  it('gives a PDF and a Word document of one form', async () => {
    expect((await renderPdf(oneField('x'))).subarray(0, 5).toString()).toBe('%PDF-')
    expect((await renderDocx(oneField('x'))).subarray(0, 2).toString()).toBe('PK')
  })

  it('prints two forms at once, each with its own words', async () => {
    const [first, second] = await Promise.all([renderPdf(oneField('бир')), renderPdf(oneField('эки'))])
    expect(await pdfText(first)).toContain('бир')
    expect(await pdfText(second)).toContain('эки')
    expect(await pdfText(second)).not.toContain('бир')
  })

  it('refuses what is not a form', async () => {
    const table = { columns: ['1'], rows: [['a', 'b']] }
    const form = oneField('x')
    await expect(renderPdf({ ...form, sections: [{ heading: 'A', table }] })).rejects.toThrow('more cells')
    await expect(renderDocx({ ...form, reference: '' })).rejects.toThrow()
  })
})
