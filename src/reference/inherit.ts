const LISTS = [
  'entries',
  'articles',
  'regions',
  'districts',
  'agencies',
  'services',
  'forms',
  'notifications',
  'lists',
]

type Block = Record<string, unknown>

const isBlock = (value: unknown): value is Block =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * `source` and `verified` (with its `note`) said once at the head of a file or block hold for everything listed
 * below it that does not say otherwise, so that a file is not half repetition.
 */
export function inherit(value: unknown): unknown {
  if (!isBlock(value)) return value
  const block = { ...value }
  for (const key of LISTS) {
    const list = block[key]
    if (Array.isArray(list))
      block[key] = list.map((item: unknown) => (isBlock(item) ? inherit(fill(item, value)) : item))
  }
  return block
}

function fill(item: Block, head: Block): Block {
  const filled = { ...item }
  if (item.source === undefined && head.source !== undefined) filled.source = head.source
  if (item.verified !== undefined || head.verified === undefined) return filled
  filled.verified = head.verified
  if (item.note === undefined && head.note !== undefined) filled.note = head.note
  return filled
}
