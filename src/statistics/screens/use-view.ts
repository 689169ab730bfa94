import { useSearchParams } from 'wouter'

const fields = ['indicator', 'from', 'to', 'region', 'sex', 'age', 'form', 'known'] as const
export type ViewField = (typeof fields)[number]
/** What one view shows; empty = not chosen. Codes only, so that its address can be passed on. */
export type View = Record<ViewField, string>

/** The view stands in the address: opening that again shows exactly this. */
export const useView = () => {
  const [search, setSearch] = useSearchParams()
  const view = Object.fromEntries(fields.map((name) => [name, search.get(name) ?? ''])) as View
  const given = (values: View) => Object.entries(values).filter(([, value]) => value !== '')
  const query = new URLSearchParams(given(view)).toString()
  return {
    view,
    query,
    change: (some: Partial<View>) => setSearch(given({ ...view, ...some })),
    clear: () => setSearch({}),
  }
}
