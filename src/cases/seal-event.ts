import type { KeyObject } from 'node:crypto'
import type { z } from 'zod'
import { openText, sealText, type TextPlace } from '../people/person-keys.ts'
import { mapStrings, marksOf } from './schema-walk.ts'

const placeOf = (personId: string, eventId: string): TextPlace => ({
  table: 'core.case_event',
  column: 'data',
  rowId: eventId,
  personId,
})

/** Event data for storage: every field declared secret is sealed with the person's key, bound to this event. */
export const sealEventData = (
  schema: z.ZodType,
  data: unknown,
  key: KeyObject,
  personId: string,
  eventId: string,
): unknown =>
  mapStrings(marksOf(schema), data, (text, mark) =>
    mark.secret ? sealText(key, placeOf(personId, eventId), text) : text,
  )

/** Stored data as it was given. Texts that no longer open (erased person) become the empty string. */
export const openEventData = (
  data: unknown,
  key: KeyObject | null,
  personId: string,
  eventId: string,
): unknown => mapStrings(undefined, data, (text) => openText(key, placeOf(personId, eventId), text) ?? '')
