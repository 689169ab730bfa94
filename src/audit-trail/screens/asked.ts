/** What the audit log can be asked for; each stands in the page's address. */
export const filters = ['object', 'account', 'action', 'decision', 'from', 'to', 'page'] as const
type Filter = (typeof filters)[number]
export type Asked = Record<Filter, string>
