import { useRef, useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { type ApiFailure, post } from '../../desk/api.ts'
import { contentOf } from '../../desk/file-content.ts'
import type { FoundPerson } from '../../people/model.ts'
import { type ColumnKind, type Common, MOST_ROWS_A_BATCH } from '../model.ts'
import { batchesOf, type Opened, type PlannedRow, planRowOf, rowsToPlan, rowsToSend } from './plan.ts'

export interface TakenRow {
  line: number
  outcome: 'created' | 'linked' | 'known' | 'refused'
  caseId?: string
  code?: string
}

type Matched = { rows: { advice: PlannedRow['advice'] | 'unreadable'; people: FoundPerson[] }[] }

/** An import from the file to the last row. What broke off goes on where it was: every batch may be sent again. */
export const useImport = (today: string) => {
  const importId = useRef<string | null>(null)
  const common = useRef<Common | null>(null)
  const [opened, setOpened] = useState<Opened | null>(null)
  const [planned, setPlanned] = useState<PlannedRow[] | null>(null)
  const [taken, setTaken] = useState<TakenRow[] | null>(null)
  const [progress, setProgress] = useState<{ at: number; of: number } | null>(null)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<ApiFailure | null>(null)

  const working = async (work: () => Promise<ApiFailure | null>) => {
    setBusy(true)
    setFailure(null)
    setFailure(await work())
    setProgress(null)
    setBusy(false)
  }

  const open = (file: File) =>
    working(async () => {
      const result = await post<Opened>('/api/imports/read', { content: await contentOf(file) })
      if (!result.ok) return result
      importId.current = result.data.before?.importId ?? uuidv7()
      setOpened(result.data)
      return null
    })

  const match = (kinds: ColumnKind[], forAll: Common) =>
    working(async () => {
      common.current = forAll
      const rows = rowsToPlan(opened!, kinds, today)
      const plans: PlannedRow[] = []
      for (const batch of batchesOf(rows, MOST_ROWS_A_BATCH)) {
        const result = await post<Matched>('/api/imports/match', { rows: batch.map(({ values }) => values) })
        if (!result.ok) return result
        plans.push(...batch.map((row, at) => planRowOf(row, result.data.rows[at]!)))
        setProgress({ at: plans.length, of: rows.length })
      }
      setPlanned(plans)
      return null
    })

  const run = () =>
    working(async () => {
      const { fingerprint, sheet } = opened!
      const head = {
        importId: importId.current,
        fingerprint,
        rows: sheet.rows.length,
      }
      const begun = await post('/api/imports', head)
      if (!begun.ok) return begun
      const rows = rowsToSend(planned!)
      const done: TakenRow[] = []
      for (const batch of batchesOf(rows, MOST_ROWS_A_BATCH)) {
        const result = await post<{ rows: TakenRow[] }>(`/api/imports/${importId.current}/rows`, {
          common: common.current,
          rows: batch,
        })
        if (!result.ok) return result
        done.push(...result.data.rows)
        setProgress({ at: done.length, of: rows.length })
      }
      setTaken(done)
      return null
    })

  const choose = (line: number, choice: string) =>
    setPlanned((rows) => rows!.map((row) => (row.line === line ? { ...row, choice } : row)))

  return { opened, planned, taken, progress, busy, failure, open, match, run, choose }
}
