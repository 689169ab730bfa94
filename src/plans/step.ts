import type { CaseEvent } from '../cases/kernel.ts'
import type { PlanSlice } from './model.ts'

export type Step = (state: PlanSlice, event: CaseEvent) => PlanSlice

/** A step for one type of event, whose data the door has checked against its schema. */
export const on =
  <D>(apply: (state: PlanSlice, event: CaseEvent<D>) => PlanSlice): Step =>
  (state, event) =>
    apply(state, event as CaseEvent<D>)
