import type { Receiver } from './draft.ts'
import { useReferralWords } from './use-referral-words.ts'

/** The name of whom a referral goes to. */
export const useReceiverWords = () => {
  const { label } = useReferralWords()
  return (receiver: Receiver | null): string => {
    if (receiver === null) return ''
    if (receiver.kind === 'service') return label(receiver.service.agencyLabels)
    return receiver.kind === 'agency' ? label(receiver.agency.labels) : receiver.name
  }
}
