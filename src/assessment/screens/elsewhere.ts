/** Screens of other capabilities that an assessment leads to. */
export const consentPath = (caseId: string): string => `/cases/${caseId}/consent`

export const referPath = (caseId: string, need: string): string => `/cases/${caseId}/refer/${need}`
