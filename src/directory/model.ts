import { z } from 'zod'
import { Labels } from '../reference/model.ts'

/** A service as the directory shows it. Null is "not known" everywhere, never none and never everybody. */
export const DirectoryService = z.object({
  code: z.string(),
  labels: Labels,
  kind: z.string(),
  agency: z.string(),
  agencyLabels: Labels,
  /** Kind of body of the agency (vocabulary `body-kind`). */
  agencyKind: z.string(),
  /** False: the agency has no account, and a referral goes to it as a document. */
  onUmai: z.boolean(),
  needs: z.array(z.string()),
  sexes: z.array(z.string()).nullable(),
  ageFrom: z.number().nullable(),
  ageTo: z.number().nullable(),
  /** Codes of districts and regions; `*` = the whole country. */
  area: z.array(z.string()).nullable(),
  languages: z.array(z.string()).nullable(),
  places: z.number().nullable(),
  placesFree: z.number().nullable(),
})
export type DirectoryService = z.infer<typeof DirectoryService>

export const DirectoryAgency = z.object({
  code: z.string(),
  labels: Labels,
  kind: z.string(),
  region: z.string().nullable(),
  district: z.string().nullable(),
  onUmai: z.boolean(),
})
export type DirectoryAgency = z.infer<typeof DirectoryAgency>

const aspects = ['sex', 'age', 'area', 'language', 'places'] as const

const verdicts = ['fits', 'unknown', 'does-not-fit'] as const
export type Verdict = (typeof verdicts)[number]

/** Why a service stands where it does; an aspect that nobody asked about gives no reason. */
export const Reason = z.object({ aspect: z.enum(aspects), verdict: z.enum(verdicts) })
export type Reason = z.infer<typeof Reason>

export const RankedService = z.object({
  service: DirectoryService,
  /** `unknown`: nothing speaks against it, but something is not known and has to be asked. */
  verdict: z.enum(verdicts),
  full: z.boolean(),
  reasons: z.array(Reason),
})
export type RankedService = z.infer<typeof RankedService>
