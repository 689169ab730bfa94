/** `npm run bench -- <name>`: each prints one table; what it shows is kept in docs/benchmarks.md. */
const benches: Record<string, () => Promise<{ run(args: string[]): Promise<void> }>> = {
  light: () => import('./light.ts'),
  load: () => import('./load.ts'),
  start: () => import('./start.ts'),
  api: () => import('./api.ts'),
  search: () => import('./search.ts'),
  statistics: () => import('./statistics.ts'),
  link: () => import('./link.ts'),
  'link-floor': () => import('./link-floor.ts'),
}

const [name, ...args] = process.argv.slice(2)
const load = benches[name ?? '']
if (!load) {
  process.stderr.write(`Which one? npm run bench -- ${Object.keys(benches).join(' | ')}\n`)
  process.exit(2)
}
await (await load()).run(args)
