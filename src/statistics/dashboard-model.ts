import { z } from 'zod'
import { DIMENSIONS, StatIndicator, StatisticsFile, UNITS } from '../reference/model.ts'

const month = () => z.string().regex(/^(19|20)\d{2}-(0[1-9]|1[0-2])$/)
const code = () =>
  z
    .string()
    .max(60)
    .regex(/^[A-Za-z0-9-]+$/)

/** One view of the dashboard; its address holds exactly this. Months are both included; left out = the last three years. */
const view = {
  indicator: code().optional(),
  from: month().optional(),
  to: month().optional(),
  region: code().optional(),
  sex: code().optional(),
  age: code().optional(),
  form: code().optional(),
  /** A past day: figures as they were known when it ended. */
  known: z.iso.date().optional(),
}
const inOrder = ({ from, to }: { from?: string | undefined; to?: string | undefined }) =>
  !from || !to || from <= to
const reversed = { message: 'range-reversed', path: ['to'] }

export const DashboardQuery = z.object(view).refine(inOrder, reversed)
export type DashboardQuery = z.infer<typeof DashboardQuery>

/** `by`: one or two dimensions, joined by a comma. */
export const TableQuery = z
  .object({
    ...view,
    indicator: code(),
    by: z.string().max(80).optional(),
    format: z.enum(['csv', 'xlsx']),
    language: z.enum(['ky', 'ru', 'en']),
  })
  .refine(inOrder, reversed)
export type TableQuery = z.infer<typeof TableQuery>

const Quartiles = z.object({ lower: z.number(), median: z.number(), upper: z.number() })
const Row = z.object({
  values: z.record(z.string(), z.string()),
  numerator: z.number(),
  denominator: z.number().nullable(),
  /** For times: cases that took the second step before the first. */
  otherOrder: z.number().optional(),
  /** For work per agency: how many people may work on cases there. */
  workers: z.number().optional(),
  quartiles: Quartiles.nullable().optional(),
})
const FigureAnswer = z.object({
  indicator: z.string(),
  unit: z.enum(UNITS),
  /** `not-now`: it is counted as of now only, and a past day was asked for. */
  status: z.enum(['recorded', 'not-yet-recorded', 'not-by-this-choice', 'not-now']),
  rows: z.array(Row),
})
export type FigureAnswer = z.infer<typeof FigureAnswer>

export const DashboardAnswer = z.object({
  indicator: z.string(),
  period: z.object({ from: z.string(), to: z.string() }),
  known: z.string().nullable(),
  /** Every indicator in one number (or why there is none). */
  headlines: z.array(FigureAnswer),
  /** The chosen indicator, by one dimension each. */
  panels: z.array(FigureAnswer.extend({ dimension: z.enum(DIMENSIONS) })),
})
export type DashboardAnswer = z.infer<typeof DashboardAnswer>

const Texts = StatIndicator.shape.labels
export const RegistryAnswer = z.object({
  indicators: z.array(StatIndicator),
  rules: z.array(z.object({ code: z.string(), labels: Texts })),
  population: StatisticsFile.shape.population,
})
export type RegistryAnswer = z.infer<typeof RegistryAnswer>
