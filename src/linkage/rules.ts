/** What other capabilities may use of linkage: comparing two people without any input or output. */
export { comparePeople, type LinkRecord, PEOPLE_PARAMETERS, PERSON_FIELDS } from './compare-people.ts'
export { explainPair, type Translate } from './explain.ts'
export { nameLikeness } from './name-likeness.ts'
