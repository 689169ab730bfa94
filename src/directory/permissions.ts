/** Roles of the staff app (vocabulary `role`); an account holds them through a post, and the post ends. */
export const roles = [
  'first-responder',
  'identifier',
  'case-manager',
  'service-provider',
  'commission-member',
  'coordinator',
  'rapporteur',
  'auditor',
  'administrator',
  'record-reviewer',
] as const
export type Role = (typeof roles)[number]

const caseWorkers: Role[] = ['first-responder', 'identifier', 'case-manager']
const helpers: Role[] = [...caseWorkers, 'service-provider', 'commission-member']

/**
 * Who may do what: the one table used by server, screens and tests. A permission says the role is enough to try;
 * whether *this* case may be touched is decided by row-level security and by the rules of the event.
 * Nobody outside a list has it: deny when empty.
 */
export const permissions = {
  'work:read': [...helpers, 'coordinator'],
  'person:search': caseWorkers,
  'person:reveal': [...caseWorkers, 'service-provider'],
  'person:record': caseWorkers,
  'case:register': caseWorkers,
  'case:read': helpers,
  'case:write': caseWorkers,
  // Whoever leads a case hands it on or brings others in; a first responder's case would otherwise never be identified.
  'case:assign': [...caseWorkers, 'coordinator'],
  'case:close': ['case-manager'],
  // Whoever brings a list in must be able to take it back, which closes cases.
  'list:import': ['case-manager'],
  // How far an agency goes is for whoever keeps its records, or gives out its posts, to say; for their own agency alone.
  'contribution:choose': ['case-manager', 'administrator'],
  'contribution:send': ['case-manager'],
  // Who holds a key could guess names behind tokens: so whoever makes keys sees neither tokens nor cases.
  'token-key:manage': ['administrator'],
  'assessment:write': caseWorkers,
  'consent:write': caseWorkers,
  'referral:send': caseWorkers,
  'referral:read': helpers,
  'referral:answer': ['service-provider', 'case-manager', 'identifier', 'first-responder'],
  'identification:write': ['identifier', 'first-responder'],
  'identification:decide': ['identifier'],
  'identification:review': ['identifier', 'case-manager'],
  'plan:write': ['case-manager'],
  'plan:approve': ['commission-member'],
  'plan:deliver': ['case-manager', 'service-provider'],
  'document:print': helpers,
  'directory:read': [...helpers, 'coordinator', 'rapporteur', 'administrator'],
  'directory:update-places': ['service-provider', 'case-manager'],
  'oversight:read': ['coordinator', 'rapporteur'],
  'statistics:estimate': ['rapporteur'],
  'figures:read': ['coordinator', 'rapporteur'],
  'figures:import': ['coordinator', 'rapporteur'],
  'release:read': ['coordinator', 'rapporteur'],
  'release:prepare': ['coordinator', 'rapporteur'],
  'release:publish': ['coordinator', 'rapporteur'],
  'statistics:read': ['coordinator', 'rapporteur'],
  'statistics:export': ['rapporteur'],
  'duplicates:review': ['record-reviewer'],
  'audit:read': ['auditor'],
  'account:manage': ['administrator'],
} as const satisfies Record<string, readonly Role[]>

export type Permission = keyof typeof permissions

/** True when one of the held roles carries the permission. */
export const may = (held: readonly string[], permission: Permission): boolean =>
  (permissions[permission] as readonly string[]).some((role) => held.includes(role))
