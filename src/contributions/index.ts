import type { CaseFile } from '../case-file.ts'
import type { Capability } from '../platform/http/capability.ts'
import { endAgreement, makeAgreement, readAgreements } from './agreements.ts'
import { chooseWay } from './choose-way.ts'
import { afterConsent, afterIdentity } from './keep-tokens.ts'
import { linkContributed } from './link-contributed.ts'
import { readOwn } from './list-own.ts'
import { sendNumbers } from './send-numbers.ts'
import { readTokensToSend, sendTokens } from './send-tokens.ts'
import { takeContributionBack } from './take-back.ts'

export { keepNewAgreement } from './agreements.ts'
export { checkTokens } from './check-tokens.ts'
export { recordChoice } from './choose-way.ts'
export { keepFile } from './keep-file.ts'
export { linkContributed } from './link-contributed.ts'
export { findWay } from './store.ts'

/** What agencies contribute that keep their cases elsewhere: identity by lists, tokens, or numbers only. */
export const contributionsCapability: Capability<CaseFile> = {
  name: 'contributions',
  routes: [
    readOwn,
    chooseWay,
    readTokensToSend,
    sendTokens,
    sendNumbers,
    takeContributionBack,
    readAgreements,
    makeAgreement,
    endAgreement,
  ],
  effects: {
    'identity.recorded': afterIdentity,
    'case.withdrawn': afterIdentity,
    'consent.given': afterConsent,
    'consent.refused': afterConsent,
    'consent.withdrawn': afterConsent,
    'conflict.settled': afterConsent,
  },
  jobs: [linkContributed],
}
