import type { PartialDate } from '../../cases/fields.ts'
import { useFormats } from './use-formats.ts'

/** A calendar day, as precise as it is known; `short` for tables. */
export const LocalDate = ({ value, short }: { value: string | PartialDate; short?: boolean }) => {
  const { day, shortDay } = useFormats()
  const words = short ? shortDay(value) : day(value)
  return typeof value === 'string' ? <time dateTime={value}>{words}</time> : <span>{words}</span>
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
