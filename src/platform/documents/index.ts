export { renderDocx } from './docx.ts'
export { PrintedForm, UNKNOWN } from './model.ts'
export { renderPdf } from './pdf.ts'
export { fileName, shareFilled } from './rules.ts'
