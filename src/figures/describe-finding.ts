import type { Finding } from './model.ts'

/** One line a person can act on: where, what is wrong, what was expected and what was found. */
export const describeFinding = (
  { where, problem, expected, found }: Finding,
  t: (key: string, params?: Record<string, unknown>) => string,
): string =>
  `${where}: ${t(`figures.problem.${problem}`)}: ${t('figures.expected-found', { expected, found })}`
