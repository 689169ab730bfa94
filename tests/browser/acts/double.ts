import { v7 as uuidv7 } from 'uuid'
import { findDuplicates } from '../../../src/duplicates/find-duplicates.ts'
import type { Worker } from '../worker.ts'

/** One made-up person as two offices wrote her down, so that a pair waits for the reviewer. */
export const names = ['Жаңылай', 'Эсенкулова', 'Janylai', 'Esenkulova'] as const

/** Records the person once for each worker's office, and lets the program find the pair. */
export const recordTwice = async (first: Worker, second: Worker): Promise<void> => {
  await recordIdentity(first, names[0], names[1], '0555 012 345')
  await recordIdentity(second, names[2], names[3], '+996 555 012345')
  await findDuplicates.run(first.seat.stage.umai.services, new Date())
}

const recordIdentity = async (by: Worker, given: string, surname: string, phone: string) => {
  const ids = { caseId: uuidv7(), personId: uuidv7() }
  const person = { sex: 'female', age: { kind: 'years', years: 24 } }
  const name = (part: string, value: string) => ({ factId: uuidv7(), kind: 'name', part, value })
  const contact = { factId: uuidv7(), kind: 'contact', type: 'phone', value: phone }
  await send(by, [
    {
      type: 'case.registered',
      ...ids,
      data: { worries: ['forced-work'], district: 'KG06-kara-suu', person },
    },
    {
      type: 'identity.recorded',
      ...ids,
      data: { facts: [name('given', given), name('surname', surname), contact] },
    },
  ])
}

const send = async (by: Worker, events: object[]): Promise<void> => {
  const { address } = by.seat.stage
  const happenedAt = new Date().toISOString()
  const answer = await by.page.request.post(`${address}/api/events`, {
    headers: { origin: address },
    data: { events: events.map((event) => ({ id: uuidv7(), happenedAt, ...event })) },
  })
  const { results } = await answer.json()
  const refused = results?.find((each: { status: string }) => each.status !== 'accepted')
  if (!answer.ok() || refused) throw new Error(`not recorded: ${JSON.stringify(refused ?? results)}`)
}
