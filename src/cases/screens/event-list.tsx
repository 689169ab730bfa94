import { useTranslation } from 'react-i18next'
import { localDay } from '../../desk/parts/formats.ts'
import { Timeline, useFormats } from '../../desk/parts/index.ts'
import type { TimelineAnswer } from '../read-timeline.ts'
import { useCaseWords } from './use-words.ts'

type Line = TimelineAnswer['lines'][number]

/** A phone without a signal sends later: from this far apart on both times are told. */
const APART_MS = 60_000

interface Props {
  lines: readonly Line[]
  agencies: TimelineAnswer['agencies']
}

/** What happened: the event in words, what was written, who, when it happened and when it was recorded. */
export const EventList = ({ lines, agencies }: Props) => {
  const { t } = useTranslation()
  const words = useCaseWords()
  return (
    <Timeline
      label={t('cases.happened.title')}
      items={lines.map((line) => ({
        key: line.eventId,
        what: (
          <>
            {words.event(line.type)}
            {line.texts.map((text) => (
              <span key={text} className="written written--quote">
                {text}
              </span>
            ))}
          </>
        ),
        note: <WhoAndWhen line={line} agencies={agencies} />,
        tone: line.type === 'referral.escalated' || line.type === 'case.closed' ? 'ochre' : 'teal',
      }))}
    />
  )
}

const WhoAndWhen = ({ line, agencies }: { line: Line; agencies: Props['agencies'] }) => {
  const { t } = useTranslation()
  const words = useCaseWords()
  const { shortDay, clock } = useFormats()
  const time = (iso: string) => `${shortDay(localDay(new Date(iso)))}, ${clock(iso)}`
  const later = Date.parse(line.recordedAt) - Date.parse(line.happenedAt) > APART_MS
  const agency = line.agency === null ? null : words.label(agencies[line.agency], line.agency)
  const parts = [
    line.system ? t('cases.timeline.system') : [line.title, agency].filter(Boolean).join(', '),
    later ? t('cases.timeline.happened', { time: time(line.happenedAt) }) : time(line.happenedAt),
    later ? t('cases.timeline.recorded', { time: time(line.recordedAt) }) : null,
    later && line.device ? t('cases.timeline.offline') : null,
  ]
  return <>{parts.filter(Boolean).join(' · ')}</>
}
