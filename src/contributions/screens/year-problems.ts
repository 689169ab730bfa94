/** A year that has begun; `path` names its field. */
export const yearProblems = (path: string, year: string): { path: string; code: string }[] => {
  if (year.trim() === '') return [{ path, code: 'required' }]
  const right =
    /^\d{4}$/.test(year.trim()) && Number(year) >= 1991 && Number(year) <= new Date().getFullYear()
  return right ? [] : [{ path, code: 'wrong-year' }]
}
