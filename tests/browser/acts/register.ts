import type { Worker } from '../worker.ts'

/** Somebody a first responder meets. All names are made up. */
export interface Met {
  name: string
  worry: string
  sex: 'female' | 'male'
  years: number
}

/** From "My work" through the search to a registered concern. Returns the id of the new case. */
export const registerConcern = async (worker: Worker, met: Met): Promise<string> => {
  await worker.arrive('work.title')
  await worker.tap('work.report')
  await worker.arrive('people.search.heading')
  await worker.type('people.search.name', met.name)
  await worker.tap('people.search.do')
  await worker.page.locator('#found').waitFor()
  await worker.seat.onScreen?.(worker, 'people.search.found')
  const nobody = worker.role('button', 'people.search.register')
  await worker.tap((await nobody.count()) > 0 ? 'people.search.register' : 'people.search.nobody-of-these')
  await worker.arrive('register.heading')
  await worker.choose('register.worries', worker.word('worry', met.worry))
  await worker.choose('register.sex', worker.word('sex', met.sex))
  await worker.choose('register.age', worker.say('desk.age.years'))
  await worker.type('desk.age.box.years', String(met.years))
  await worker.tap('register.save')
  await worker.page.waitForURL(/\/cases\/[^/]+\/assess/)
  return caseIdOf(worker)
}

export const caseIdOf = (worker: Worker): string => {
  const id = /\/cases\/([0-9a-f-]{36})/.exec(worker.page.url())?.[1]
  if (!id) throw new Error(`no case in ${worker.page.url()}`)
  return id
}
