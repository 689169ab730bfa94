import type { PrintedForm } from './model.ts'

export { PrintedForm } from './model.ts'
export { fileName, shareFilled } from './rules.ts'

/** See `pdf.ts`. The libraries take some 30 MB, so they are loaded with the first form printed. */
export async function renderPdf(form: PrintedForm): Promise<Buffer> {
  const pdf = await import('./pdf.ts')
  return pdf.renderPdf(form)
}

/** See `docx.ts`. Loaded with the first form printed, like the PDF library. */
export async function renderDocx(form: PrintedForm): Promise<Buffer> {
  const docx = await import('./docx.ts')
  return docx.renderDocx(form)
}
