/** `npm run bench -- statistics <name>`: one line a part. */
const parts: Record<string, () => Promise<{ run(args: string[]): Promise<void> }>> = {
  estimate: () => import('./statistics-estimate.ts'),
  protect: () => import('./statistics-protect.ts'),
  attack: () => import('./statistics-attack.ts'),
  'open-data': () => import('./statistics-open-data.ts'),
  dashboard: () => import('./statistics-dashboard.ts'),
  facts: () => import('./statistics-facts.ts'),
}

export const run = async ([name, ...args]: string[]): Promise<void> => {
  const load = parts[name ?? '']
  if (!load) {
    process.stderr.write(`Which one? npm run bench -- statistics ${Object.keys(parts).join(' | ')}\n`)
    process.exit(2)
  }
  await (await load()).run(args)
}
