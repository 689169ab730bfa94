/**
 * The words of `umai assess`. Palermo Protocol art. 3 and Law No. 55 of 17 March 2005 art. 1 name the
 * acts, means and forms of exploitation; the finer words are those cases are counted by.
 */

export const ACTS = [
  'recruitment',
  'transportation',
  'transfer',
  'harbouring',
  'receipt',
  'sale',
  'purchase',
] as const

export const MEANS = [
  'threat',
  'force',
  'coercion',
  'abduction',
  'fraud',
  'deception',
  'abuse-of-power',
  'abuse-of-vulnerability',
  'payment-to-controller',
  'debt-bondage',
  'document-retention',
] as const

export const EXPLOITATION = [
  'prostitution',
  'pornography',
  'webcam',
  'other-sexual',
  'forced-labour',
  'domestic-servitude',
  'slavery',
  'debt-bondage',
  'forced-begging',
  'forced-criminality',
  'forced-marriage',
  'armed-conflict',
  'organ-removal',
  'adoption-for-gain',
  'sale-of-child',
  'surrogacy',
] as const

export const SEXES = ['male', 'female', 'other', 'unknown'] as const
export const AGE_GROUPS = ['child', 'adult', 'unknown'] as const
export const LEGAL_STATUSES = ['citizen', 'resident', 'visitor', 'irregular', 'unknown'] as const
export const PROSECUTIONS = ['public', 'private', 'private-public'] as const
export const GRAVITIES = ['minor', 'less-serious', 'serious', 'especially-serious', 'unknown'] as const
export const EVIDENCE = [
  'victim-testimony',
  'witness',
  'financial',
  'digital',
  'documents',
  'forensic',
  'operative',
] as const

export const ELEMENTS = ['act', 'means', 'purpose'] as const
export const ELEMENT_STATES = ['established', 'absent', 'unknown', 'not-required'] as const
export const CONCLUSIONS = ['indicated', 'possible', 'not-indicated'] as const

/** In the order in which an assessment lists them. */
export const FLAGS = [
  'purpose-outside-national-law',
  'charged-as-lesser-offence',
  'private-prosecution',
  'reconciliation-applied',
  'victim-prosecuted',
  'non-punishment-gap',
  'testimony-only',
  'no-financial-investigation',
  'child-interviewed-repeatedly',
  'child-interview-unsafe',
  'identity-published',
] as const

/** In the order in which an assessment lists them. */
export const MISSING = ['act', 'means', 'purpose', 'age'] as const

/** In the order in which an assessment lists them. */
export const NOTIFY = [
  'child-protection',
  'legal-aid',
  'consulate',
  'foreign-ministry',
  'interpreter',
  'migration-status',
] as const

export type Act = (typeof ACTS)[number]
export type Means = (typeof MEANS)[number]
export type Exploitation = (typeof EXPLOITATION)[number]
export type Element = (typeof ELEMENTS)[number]

export type Conclusion = (typeof CONCLUSIONS)[number]
export type Flag = (typeof FLAGS)[number]
export type Missing = (typeof MISSING)[number]
export type Notify = (typeof NOTIFY)[number]
