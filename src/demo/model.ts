/** One synthetic story: what happened, who recorded it, how many hours ago. `ids` names things used again later. */
export interface Scenario {
  name: string
  steps(
    ids: (name: string) => string,
    ago: (hours: number) => string,
  ): { by: string; hoursAgo: number; type: string; data: object }[]
}

/** A short synthetic story; the situations are those the source documents tell, the people are invented. */
export interface Story {
  name: string
  foundBy: 'first-responder' | 'case-manager' | 'identifier'
  hoursAgo: number
  district?: string
  worries: string[]
  channel: string
  told: string
  person: object
  called?: [string, string]
  needs?: Record<string, 'urgent' | 'some' | 'none'>
  presumed?: boolean
  afterwards?: Scenario['steps']
}
