import { countryName } from '../../../src/reference/country-names.ts'
import type { Worker } from '../worker.ts'
import { typeDay } from './plan.ts'

/** What a case manager learns about the person and writes down once, for every form that needs it. */
export interface Known {
  /** Codes of the reference data. */
  citizenship: string
  language: string
  born: string
  document: string
  phone: string
}

export const describePerson = async (worker: Worker, caseId: string, known: Known): Promise<void> => {
  await worker.open(`/cases/${caseId}/person`)
  await worker.arrive('cases.person.form.title')
  await worker.type(
    'cases.person.citizenship',
    countryName(known.citizenship, worker.seat.language, worker.say),
  )
  await worker.select('cases.person.language', worker.word('language', known.language))
  await worker.tap('cases.person.form.save')
  await worker.page.waitForURL(new RegExp(`/cases/${caseId}$`))
}

/** Birth, document and contact, one entry after another, each sealed as it is saved. */
export const recordIdentity = async (worker: Worker, caseId: string, known: Known): Promise<void> => {
  await worker.open(`/cases/${caseId}/identity`)
  await worker.arrive('people.identity.title')
  await worker.choose('people.identity.kind', worker.say('people.identity.kind.birth-date'))
  await typeDay(worker, 'people.identity.kind.birth-date', known.born)
  await saveEntry(worker)
  await worker.choose('people.identity.kind', worker.say('people.identity.kind.document'))
  await worker.select('people.identity.document-type', worker.word('document-kind', 'birth-certificate'))
  await worker.type('people.identity.value.document', known.document)
  await saveEntry(worker)
  await worker.choose('people.identity.kind', worker.say('people.identity.kind.contact'))
  await worker.select('people.identity.contact-type', worker.word('contact-kind', 'phone'))
  await worker.type('people.identity.value.contact', known.phone)
  await saveEntry(worker)
}

const saveEntry = async (worker: Worker): Promise<void> => {
  const answered = worker.page.waitForResponse((answer) => answer.url().endsWith('/api/events'))
  await worker.tap('people.identity.save')
  const answer = await answered
  if (!answer.ok()) throw new Error(`an entry of the identity: ${answer.status()}`)
  await worker.settled()
}
