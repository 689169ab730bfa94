import type { Role } from '../directory/permissions.ts'

export interface DemoPost {
  role: Role
  /** Kind of body (vocabulary `body-kind`) in which this account has its post. */
  body: string
  title: string
  /** Roles that go with it in a small office. */
  also?: Role[]
}

/** One account for each role, in the demo agency of that kind. */
export const demoPosts: DemoPost[] = [
  { role: 'first-responder', body: 'local-self-government', title: 'Social specialist' },
  { role: 'identifier', body: 'interior-ministry', title: 'Identification officer' },
  { role: 'case-manager', body: 'child-protection-department', title: 'Case manager' },
  { role: 'service-provider', body: 'crisis-centre', title: 'Crisis centre worker' },
  { role: 'commission-member', body: 'commission-on-children', title: 'Commission member' },
  { role: 'coordinator', body: 'labour-and-social-ministry', title: 'Coordinator' },
  { role: 'rapporteur', body: 'rapporteur', title: 'National rapporteur' },
  { role: 'auditor', body: 'audit-office', title: 'Auditor' },
  { role: 'administrator', body: 'labour-and-social-ministry', title: 'Administrator' },
  { role: 'record-reviewer', body: 'labour-and-social-ministry', title: 'Record reviewer' },
]
