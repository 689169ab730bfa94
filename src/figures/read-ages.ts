/** Completed years, both included; `to` null = no upper end. */
export interface Ages {
  from: number
  to: number | null
}

/** Ages that a code of the AGE list stands for: Y0T17, Y_GE70. Null for a total or a code of another form. */
export const agesOfCode = (code: string): Ages | null => {
  const band = /^Y(\d+)T(\d+)$/.exec(code)
  if (band) return { from: Number(band[1]), to: Number(band[2]) }
  const open = /^Y_GE(\d+)$/.exec(code)
  return open ? { from: Number(open[1]), to: null } : null
}

/** Ages as a table names them: "30–49", "70+", "70 and over", "under 17" (which leaves 17 out). Null when not readable. */
export const agesOfLabel = (label: string): Ages | null => {
  const text = label.trim().toLowerCase()
  const band = /^(\d+)\s*[-–—]\s*(\d+)/.exec(text)
  if (band) return { from: Number(band[1]), to: Number(band[2]) }
  const under = /^(?:under|below|младше|до)\s+(\d+)/.exec(text)
  if (under) return { from: 0, to: Number(under[1]) - 1 }
  const open = /^(\d+)\s*(?:\+|and over|or over|years and over|и старше|жана андан улуу)/.exec(text)
  return open ? { from: Number(open[1]), to: null } : null
}

export const sameAges = (one: Ages, other: Ages): boolean => one.from === other.from && one.to === other.to

export const wordsOfAges = ({ from, to }: Ages): string => (to === null ? `${from}+` : `${from}–${to}`)
