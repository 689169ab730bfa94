import { z } from 'zod'
import { roles } from '../directory/permissions.ts'
import { LANGUAGES, Labels } from '../reference/model.ts'

const Code = z
  .string()
  .trim()
  .min(2)
  .max(60)
  .regex(/^[A-Za-z0-9]+([._-][A-Za-z0-9]+)*$/, { error: 'wrong-format' })

/** A post in an agency: the roles it carries, where, and until when; null = until it is ended. */
export const NewPost = z
  .object({
    agency: Code,
    roles: z.array(z.enum(roles)).min(1).max(roles.length),
    district: z.string().max(80).nullable().default(null),
    until: z.iso.date().nullable().default(null),
  })
  .strict()
export type NewPost = z.infer<typeof NewPost>

/** `title` is the title of the post ("Social specialist, Kara-Suu"), never a person's name. */
export const NewAccount = NewPost.extend({
  email: z.string().trim().toLowerCase().max(200).pipe(z.email()),
  title: z.string().trim().min(1).max(120),
}).strict()
export type NewAccount = z.infer<typeof NewAccount>

export const NewAgency = z
  .object({
    code: Code,
    kind: z.string().min(1).max(60),
    labels: Labels,
    region: z.string().max(80).nullable().default(null),
    district: z.string().max(80).nullable().default(null),
    /** Works in Umai: referrals reach it here and not on paper. */
    onUmai: z.boolean().default(true),
  })
  .strict()
export type NewAgency = z.infer<typeof NewAgency>

export const Post = z.object({
  post: z.string(),
  agency: z.string(),
  roles: z.array(z.string()),
  district: z.string().nullable(),
  since: z.string(),
  until: z.string().nullable(),
})

export const Account = z.object({
  account: z.string(),
  title: z.string(),
  email: z.string(),
  secondFactor: z.boolean(),
  createdAt: z.string(),
  posts: z.array(Post),
})
export type Account = z.infer<typeof Account>

export const Agency = z.object({
  code: z.string(),
  kind: z.string(),
  labels: Labels,
  region: z.string().nullable(),
  district: z.string().nullable(),
  onUmai: z.boolean(),
  active: z.boolean(),
})
export type Agency = z.infer<typeof Agency>

export const AccountsAnswer = z.object({ accounts: z.array(Account), agencies: z.array(Agency) })
export type AccountsAnswer = z.infer<typeof AccountsAnswer>

const OwnPost = z.object({
  post: z.string(),
  agency: z.string(),
  agencyName: Labels.nullable(),
  roles: z.array(z.string()),
  district: z.string().nullable(),
  until: z.string().nullable(),
})

/** Who is signed in, the post they act from, and what they may try. */
export const Me = z.object({
  account: z.string(),
  /** The title of the account, not a person's name. */
  name: z.string(),
  email: z.string(),
  post: z.string(),
  agency: z.string(),
  agencyName: Labels.nullable(),
  agencyKind: z.string(),
  region: z.string().nullable(),
  district: z.string().nullable(),
  roles: z.array(z.string()),
  permissions: z.array(z.string()),
  /** Every post of the account that has not ended; another is chosen with the header `x-umai-post`. */
  posts: z.array(OwnPost),
  /** The language last chosen, on any device; null = never. */
  language: z.enum(LANGUAGES).nullable(),
  /** Codes from an app are set up. */
  secondFactor: z.boolean(),
  hasPasskey: z.boolean(),
  /** Until this session has passed a second step, nothing else answers. */
  mustEnroll: z.boolean(),
})
export type Me = z.infer<typeof Me>
