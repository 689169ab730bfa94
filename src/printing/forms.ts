import type { PrintedForm } from '../platform/documents/model.ts'
import { printIdentification } from './print-identification.ts'
import type { PrintInput } from './print-input.ts'
import { printPlan } from './print-plan.ts'
import { printReferral } from './print-referral.ts'

export const forms = ['referral', 'plan', 'identification'] as const
export type FormId = (typeof forms)[number]

export interface FormChoice {
  referral?: string | undefined
  plan?: string | undefined
  timeZone: string
}

/** The named form of this case, or null when the case has nothing to fill it with yet. */
export const buildForm = (form: FormId, input: PrintInput, choice: FormChoice): PrintedForm | null =>
  builders[form](input, choice)

const builders: Record<FormId, (input: PrintInput, choice: FormChoice) => PrintedForm | null> = {
  identification: (input, choice) => printIdentification(input, choice.timeZone),
  plan: (input, choice) => printPlan(input, choice.plan, choice.timeZone),
  referral: (input, choice) => {
    const referral = input.file.referrals.referrals.find((each) => each.referralId === choice.referral)
    return referral ? printReferral(input, referral, choice.timeZone) : null
  },
}
