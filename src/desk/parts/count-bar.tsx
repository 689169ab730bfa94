import { useFormats } from './use-formats.ts'

/** A number with its share of the largest as a small bar; the number itself is what is read out. */
export const CountBar = ({ value, max }: { value: number; max: number }) => {
  const { number } = useFormats()
  const share = max <= 0 ? 0 : Math.min(1, Math.max(0, value / max))
  return (
    <span className="count">
      <svg className="count__bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
        <rect width="100" height="8" fill="var(--line)" />
        <rect width={100 * share} height="8" fill="var(--teal-2)" />
      </svg>
      <span>{number(value)}</span>
    </span>
  )
}
