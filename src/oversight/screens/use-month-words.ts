import { useFormats } from '../../desk/parts/index.ts'

/** A month `YYYY-MM` in words. */
export const useMonthWords = (): ((month: string) => string) => {
  const { day } = useFormats()
  return (month) => {
    const [year = 0, number = 1] = month.split('-').map(Number)
    return day({ year, month: number })
  }
}
