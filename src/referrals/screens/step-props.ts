import type { OpenedCase } from './case-data.ts'
import type { Draft } from './draft.ts'

/** What every question of sending a referral is given. */
export interface StepProps {
  opened: OpenedCase
  draft: Draft
  /** Keeps the answer and goes to the next question. */
  onAnswer: (change: Partial<Draft>) => void
}
