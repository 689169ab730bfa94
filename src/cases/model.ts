import { z } from 'zod'
import {
  Age,
  citizenship,
  coded,
  instant,
  PartialDate,
  referenceCode,
  secretText,
  uuid,
  yesNoUnknown,
} from './fields.ts'
import type { Cell } from './kernel.ts'

export const PersonFacts = z
  .object({
    sex: coded('sex').optional(),
    age: Age.optional(),
    citizenship: citizenship().optional(),
    language: coded('language').optional(),
    legalStatus: coded('legal-status').optional(),
  })
  .strict()
export type PersonFacts = z.infer<typeof PersonFacts>

/** A concern opens a case. Only what worries and where are asked; all else may come later. */
export const CaseRegistered = z
  .object({
    procedure: z
      .object({
        id: referenceCode('procedure'),
        version: z
          .string()
          .min(1)
          .max(20)
          .regex(/^[\w.-]+$/),
      })
      .strict()
      .optional(),
    worries: z.array(coded('worry')).min(1).max(12),
    channel: coded('report-channel').optional(),
    district: referenceCode('district').optional(),
    place: secretText(300).optional(),
    narrative: secretText().optional(),
    since: PartialDate.optional(),
    person: PersonFacts,
  })
  .strict()
export type CaseRegistered = z.infer<typeof CaseRegistered>

export const PersonDescribed = PersonFacts.extend({ willSpeakToPolice: yesNoUnknown().optional() })
  .strict()
  .refine((facts) => Object.keys(facts).length > 0, { message: 'nothing-given' })
export type PersonDescribed = z.infer<typeof PersonDescribed>

/** One experience of exploitation. The same person can be exploited again: another episode, or another case. */
export const EpisodeRecorded = z
  .object({
    episodeId: uuid(),
    recruitedOn: PartialDate.optional(),
    exploitedFrom: PartialDate.optional(),
    endedOn: PartialDate.optional(),
    ageAtRecruitment: Age.optional(),
    country: citizenship().optional(),
    district: referenceCode('district').optional(),
    account: secretText().optional(),
  })
  .strict()
export type EpisodeRecorded = z.infer<typeof EpisodeRecorded>

export const CaseAssigned = z
  .object({ agency: referenceCode('agency'), note: secretText(500).optional() })
  .strict()
export const TeamJoined = z
  .object({
    agency: referenceCode('agency'),
    scope: z.enum(['identify', 'team', 'commission']),
    until: instant().optional(),
  })
  .strict()
export const TeamLeft = z.object({ agency: referenceCode('agency') }).strict()
export const NoteAdded = z.object({ text: secretText() }).strict()
export const CaseClosed = z
  .object({ reason: coded('closing-reason'), note: secretText(1000).optional() })
  .strict()
export const CaseReopened = z
  .object({ reason: coded('reopening-reason'), note: secretText(1000).optional() })
  .strict()
export const ChildProtectionNotified = z.object({ agency: referenceCode('agency').nullable() }).strict()

/** `field` is the path the fold reports in `conflicts`; `keep` is the event whose value stays. */
export const ConflictSettled = z
  .object({
    field: z
      .string()
      .max(120)
      .regex(/^[\w.:-]+$/),
    keep: uuid(),
  })
  .strict()
export type ConflictSettled = z.infer<typeof ConflictSettled>

export type CaseStatus = 'none' | 'open' | 'closed'

export interface Episode {
  episodeId: string
  cell: Cell<Omit<EpisodeRecorded, 'episodeId'>>
}

/** The part of the fold that `cases/` owns. */
export interface CaseSlice {
  status: CaseStatus
  version: number
  openedAt: string | null
  openedBy: { account: string | null; agency: string | null }
  procedure: { id: string; version: string }
  leadAgency: string | null
  concern: {
    worries: string[]
    channel: string | null
    district: string | null
    place: string | null
    narrative: string | null
    since: PartialDate | null
  }
  person: { [K in keyof Required<PersonDescribed>]?: Cell<NonNullable<PersonDescribed[K]>> }
  episodes: Episode[]
  team: {
    agency: string
    scope: 'identify' | 'team' | 'commission' | 'child-protection'
    until: string | null
  }[]
  childProtection: { agency: string | null; at: string } | null
  closed: { reason: string; at: string } | null
  timesReopened: number
}

/** The import that brought the case was undone as a whole: it should not have been here. */
export const CaseWithdrawn = z.object({ importId: uuid() }).strict()
