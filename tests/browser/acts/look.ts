import { strFromU8, unzipSync } from 'fflate'
import { extractText, getDocumentProxy } from 'unpdf'
import type { Worker } from '../worker.ts'

/** Opens a case from the list by its code. */
export const openCase = async (worker: Worker, code: string): Promise<void> => {
  await worker.open('/cases')
  await worker.arrive('cases.list.title')
  await worker.page.getByRole('link', { name: code }).first().click()
  await worker.arriveAt(worker.say('cases.case.title', { code }), 'cases.case')
}

export const readHistory = async (worker: Worker, caseId: string): Promise<string[]> => {
  await worker.open(`/cases/${caseId}/timeline`)
  await worker.arrive('cases.timeline.title')
  return worker.page
    .getByRole('list', { name: worker.say('cases.happened.title') })
    .getByRole('listitem')
    .allTextContents()
}

/** The case as it was known at the end of a day. */
export const lookBack = async (worker: Worker, caseId: string, day: string): Promise<void> => {
  await worker.open(`/cases/${caseId}?asOf=${day}`)
  await worker.page.getByText(worker.say('cases.asof.banner-before')).waitFor()
  await worker.settled()
  await worker.seat.onScreen?.(worker, 'cases.asof')
}

/** Opens the name with a reason; the dialog closes and the name stands on the page. */
export const revealName = async (worker: Worker, name: string): Promise<void> => {
  await worker.tap('desk.identity.show')
  const dialog = worker.page.getByRole('dialog')
  await dialog.waitFor()
  await worker.seat.onScreen?.(worker, 'people.reveal')
  await worker.choose('people.reveal.reason', worker.word('reveal-reason', 'give-help'))
  await worker.tap('people.reveal.do', {}, dialog)
  await worker.page.getByText(name).first().waitFor()
  await worker.settled()
  await worker.seat.onScreen?.(worker, 'people.revealed')
}

export interface Paper {
  /** Where it came from, without the server. */
  path: string
  /** Name of the file it is saved under. */
  file: string
  text: string
}

/** Every form that the case offers for printing, fetched as the browser would and read back. */
export const printAll = async (worker: Worker): Promise<Paper[]> => {
  const links = await worker.page
    .locator('a[download]')
    .evaluateAll((all) => [...new Set(all.map((each) => each.getAttribute('href') ?? ''))])
  return Promise.all(links.map((path) => fetchPaper(worker, path)))
}

const fetchPaper = async (worker: Worker, path: string): Promise<Paper> => {
  const answer = await worker.page.request.get(worker.seat.stage.address + path)
  if (!answer.ok()) throw new Error(`${path}: ${answer.status()}`)
  const body = new Uint8Array(await answer.body())
  const text = path.includes('.pdf') ? await textOfPdf(body) : textOfDocx(body)
  return { path, file: answer.headers()['content-disposition'] ?? '', text }
}

const textOfPdf = async (body: Uint8Array): Promise<string> => {
  const { text } = await extractText(await getDocumentProxy(body), { mergePages: true })
  return text
}

const textOfDocx = (body: Uint8Array): string => {
  const document = unzipSync(body)['word/document.xml']
  if (!document) throw new Error('no document in the DOCX')
  return strFromU8(document).replace(/<[^>]+>/g, ' ')
}
