import { v7 as uuidv7 } from 'uuid'
import type { Staff, TestUmai } from '../helpers/test-umai.ts'
import { DOCUMENT, PHONE, WORD } from './canary.ts'

/*
 * A case told through the door with a canary wherever somebody types, and every way of going wrong with one: refused,
 * malformed, not found, kept from an offline device, typed into a search or an address.
 */

const AGENCY = 'demo-crisis-centre'

export const tellCanaryStory = async (
  umai: TestUmai,
): Promise<{ staff: Staff; caseId: string; personId: string }> => {
  const staff = await umai.signIn({
    agency: AGENCY,
    roles: ['first-responder', 'case-manager', 'identifier'],
  })
  const ids = { caseId: uuidv7(), personId: uuidv7() }
  const person = { sex: 'female', age: { kind: 'years', years: 15 } }
  const registered = {
    worries: ['forced-work'],
    district: 'KG06-kara-suu',
    place: `${WORD} bazaar`,
    narrative: `${WORD} narrative ${PHONE}`,
    person,
  }
  await mustAccept(staff, [
    { type: 'case.registered', ...ids, data: registered },
    { type: 'identity.recorded', ...ids, data: { facts: identity() } },
    { type: 'case.noted', ...ids, data: { text: `${WORD} note, ${DOCUMENT}, ${PHONE}` } },
    { type: 'episode.recorded', ...ids, data: { episodeId: uuidv7(), account: `${WORD} account` } },
  ])
  await goWrong(staff, ids)
  await lookAround(umai, staff, ids)
  return { staff, ...ids }
}

const identity = () => [
  { factId: uuidv7(), kind: 'name', part: 'surname', value: `${WORD}ова` },
  { factId: uuidv7(), kind: 'name', part: 'given', value: `Айсулуу ${WORD}` },
  { factId: uuidv7(), kind: 'document', type: 'passport', value: DOCUMENT },
  { factId: uuidv7(), kind: 'contact', type: 'phone', value: PHONE },
  { factId: uuidv7(), kind: 'address', value: `${WORD} street 5` },
]

const mustAccept = async (staff: Staff, events: Parameters<Staff['events']>) => {
  for (const event of events) {
    const [answer] = await staff.events(event)
    if (answer?.status !== 'accepted') throw new Error(`${event.type}: ${JSON.stringify(answer)}`)
  }
}

/** Events that are refused, some of them kept for their author. */
const goWrong = async (staff: Staff, ids: { caseId: string; personId: string }) => {
  const happenedAt = new Date().toISOString()
  const wrong = [
    { id: uuidv7(), type: 'case.noted', ...ids, happenedAt, data: { text: `${WORD} `.repeat(400) } },
    { id: uuidv7(), type: 'case.noted', ...ids, happenedAt, data: { text: WORD, [WORD]: WORD } },
    { id: uuidv7(), type: 'person.described', ...ids, happenedAt, data: { sex: WORD, language: PHONE } },
    { id: uuidv7(), type: 'case.assigned', ...ids, happenedAt, data: { agency: WORD, note: WORD } },
    {
      id: uuidv7(),
      type: 'case.reopened',
      ...ids,
      happenedAt,
      data: { reason: 'new-concern', note: `${WORD} too early` },
    },
    { id: uuidv7(), type: WORD, ...ids, happenedAt, data: {} },
    { id: WORD, type: 'case.noted', ...ids, happenedAt, data: { text: WORD } },
    {
      id: uuidv7(),
      type: 'case.noted',
      caseId: uuidv7(),
      personId: uuidv7(),
      happenedAt,
      data: { text: `${WORD} elsewhere` },
    },
    {
      id: uuidv7(),
      type: 'conflict.settled',
      ...ids,
      happenedAt,
      data: { field: '7005550171', keep: uuidv7() },
    },
    WORD,
  ]
  for (const replay of [false, true]) await staff.post_('/api/events', { events: wrong, replay })
  await staff.post_('/api/events', { events: WORD })
}

/** Reading, searching and mistyping, signed in and not. */
const lookAround = async (umai: TestUmai, staff: Staff, ids: { caseId: string; personId: string }) => {
  await staff.post_('/api/people/search', { query: `${WORD}ова Айсулуу ${PHONE}` })
  await staff.post_('/api/people/search', { query: DOCUMENT, district: WORD, sex: WORD })
  await staff.post_(`/api/people/${ids.personId}/reveal`, { reason: WORD })
  await staff.get(`/api/cases/${ids.caseId}`)
  await staff.get(`/api/cases/${encodeURIComponent(WORD)}`)
  await staff.get(`/api/cases?text=${encodeURIComponent(WORD)}&phone=${encodeURIComponent(PHONE)}`)
  await staff.get(`/api/${encodeURIComponent(WORD)}`)
  const { server } = umai.umai
  await server.inject({
    method: 'POST',
    url: '/api/auth/sign-in/email',
    payload: { email: `${WORD}@example.test`, password: WORD },
  })
  await server.inject({
    method: 'POST',
    url: '/api/events',
    headers: { 'content-type': 'application/json' },
    payload: `{"events": "${WORD}`,
  })
  await server.inject({
    method: 'GET',
    url: `/${encodeURIComponent(WORD)}?${encodeURIComponent(PHONE)}`,
    headers: { 'user-agent': WORD, referer: `http://x/${encodeURIComponent(WORD)}` },
  })
}
