import { helpForOshGirl, identificationOfNanny, planForTokmokBoy } from './continuations.ts'
import type { Scenario } from './load-demo.ts'

/** A short synthetic story; the situations are those the source documents tell, the people are invented. */
export interface Story {
  name: string
  foundBy: 'first-responder' | 'case-manager' | 'identifier'
  hoursAgo: number
  district?: string
  worries: string[]
  channel: string
  told: string
  person: object
  called?: [string, string]
  needs?: Record<string, 'urgent' | 'some' | 'none'>
  presumed?: boolean
  then?: Scenario['steps']
}

const years = (age: number) => ({ kind: 'years', years: age })

export const stories: Story[] = [
  {
    name: 'osh-girl',
    foundBy: 'first-responder',
    hoursAgo: 70,
    district: 'KG06-kara-suu',
    worries: ['sexual-exploitation', 'violence'],
    channel: 'school',
    told: 'A teacher says the girl stopped coming to school and is afraid of a group of older pupils who take money from her.',
    person: { sex: 'female', age: years(15), citizenship: 'KG', language: 'ky' },
    called: ['Айгүл', 'Токтогулова'],
    needs: { safety: 'urgent', medical: 'urgent', psychological: 'urgent', food: 'none', guardian: 'some' },
    presumed: true,
    then: helpForOshGirl,
  },
  {
    name: 'tokmok-boy',
    foundBy: 'first-responder',
    hoursAgo: 50,
    district: 'KG06-kara-suu',
    worries: ['forced-work', 'child-working'],
    channel: 'family',
    told: 'An uncle says the boy was taken to herd livestock in the mountains and was not allowed to go home.',
    person: { sex: 'male', age: years(11), citizenship: 'KG', language: 'ky' },
    called: ['Бакыт', 'Асанов'],
    needs: { safety: 'some', food: 'urgent', shelter: 'urgent' },
    presumed: true,
    then: planForTokmokBoy,
  },
  {
    name: 'nanny-offer',
    foundBy: 'identifier',
    hoursAgo: 200,
    district: 'KG21-osh',
    worries: ['sexual-exploitation', 'documents-taken'],
    channel: 'consulate',
    told: 'She was offered work as a nanny abroad; her passport was taken when she arrived.',
    person: { sex: 'female', age: years(24), citizenship: 'KG', language: 'ky' },
    called: ['Чолпон', 'Маматова'],
    needs: { safety: 'some', legal: 'urgent', psychological: 'some' },
    presumed: true,
    then: identificationOfNanny,
  },
  {
    name: 'workers-from-pakistan',
    foundBy: 'identifier',
    hoursAgo: 90,
    district: 'KG11-birinchi-may',
    worries: ['unpaid-or-held', 'documents-taken'],
    channel: 'police',
    told: 'One of a group of men recruited by a countryman; not paid for four months.',
    person: { sex: 'male', age: { kind: 'range', from: 25, to: 35 }, citizenship: 'PK', language: 'ur', legalStatus: 'unknown' },
    needs: { interpreter: 'urgent', shelter: 'urgent', legal: 'urgent' },
    presumed: true,
  },
  {
    name: 'car-wash-girl',
    foundBy: 'case-manager',
    hoursAgo: 30,
    district: 'KG06-kara-suu',
    worries: ['child-working'],
    channel: 'border',
    told: 'Went to Kazakhstan by herself to work in a car wash and was traced by her family.',
    person: { sex: 'female', age: years(16), citizenship: 'KG', language: 'ky' },
    called: ['Жаңыл', 'Эсенова'],
  },
  {
    name: 'market-child',
    foundBy: 'first-responder',
    hoursAgo: 5,
    district: 'KG06-kara-suu',
    worries: ['begging', 'child-alone'],
    channel: 'village-administration',
    told: 'A child begs near the market every evening; an adult collects the money.',
    person: { sex: 'unknown', age: { kind: 'group', group: 'child' } },
  },
]
