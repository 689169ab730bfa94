import published from '../../reference/estimation/published.json' with { type: 'json' }

/** Tables of published studies, to see what these methods say of lists that others have argued about. */
export const publishedTables: Readonly<Record<string, { lists: string[]; histories: string }>> =
  published.tables

/** As the CSV text that somebody would upload. */
export const publishedCsv = (key: string): string => {
  const { lists, histories } = publishedTables[key]!
  const rows = histories.split(' ').map((history) => {
    const [pattern = '', count] = history.split(':')
    return [...pattern, count].join()
  })
  return [`${lists.join()},count`, ...rows].join('\n')
}
