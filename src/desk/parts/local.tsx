import type { PartialDate } from '../../cases/fields.ts'
import { useFormats } from './use-formats.ts'

/** A calendar day, as precise as it is known. */
export const LocalDate = ({ value }: { value: string | PartialDate }) => {
  const { day } = useFormats()
  return typeof value === 'string' ? <time dateTime={value}>{day(value)}</time> : <span>{day(value)}</span>
}

/** A moment: day and clock where the reader is. */
export const LocalTime = ({ value }: { value: string }) => {
  const { time } = useFormats()
  return <time dateTime={value}>{time(value)}</time>
}

/** How long ago or how soon; the exact moment is in the tooltip. */
export const Since = ({ value, now }: { value: string; now?: Date }) => {
  const { since, time } = useFormats()
  return (
    <time dateTime={value} title={time(value)}>
      {since(value, now)}
    </time>
  )
}

export const LocalNumber = ({ value }: { value: number }) => <>{useFormats().number(value)}</>
