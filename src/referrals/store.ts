import type { Generated } from 'kysely'

declare module '../platform/database/tables.ts' {
  interface Tables {
    'core.referral': ReferralRow
  }
}

export interface ReferralRow {
  person_id: string
  case_id: string
  referral_id: string
  from_agency: string
  to_agency: string | null
  service_id: string | null
  need: string
  urgency: string
  status: string
  answer_by: Date | null
  sent_at: Date
  answered_at: Date | null
  closed_at: Date | null
  escalated: Generated<boolean>
  shared: unknown
}
