import type { Role } from '../../../src/directory/permissions.ts'
import type { Worker } from '../worker.ts'

export interface Post {
  agency: string
  role: Role
}

/** The administrator makes an account with its first post. Returns its password, which is shown this once. */
export const createAccount = async (admin: Worker, email: string, post: Post): Promise<string> => {
  await admin.open('/accounts/new')
  await admin.arrive('accounts.new')
  await admin.type('accounts.field.title', admin.word('role', post.role))
  await admin.type('accounts.field.email', email)
  await fillPost(admin, post)
  await admin.tap('accounts.create')
  const password = admin.page.locator('code.password')
  await password.waitFor()
  await admin.seat.onScreen?.(admin, 'accounts.created')
  return (await password.textContent()) ?? ''
}

/** Another post for the same person: what they may do under each is told apart in the header. */
export const addPost = async (admin: Worker, email: string, post: Post): Promise<void> => {
  await openAccount(admin, email)
  await fillPost(admin, post)
  await admin.tap('accounts.post.add-do')
  await admin.role('button', 'accounts.post.end-label', { agency: admin.agency(post.agency) }).waitFor()
}

/** Ends a post: every right that came with it is gone. */
export const endPost = async (admin: Worker, email: string, agency: string): Promise<void> => {
  await openAccount(admin, email)
  await admin.tap('accounts.post.end-label', { agency: admin.agency(agency) })
  await admin.tap('accounts.post.end-do')
  await admin.page.getByText(admin.say('accounts.post.ended')).first().waitFor()
}

const openAccount = async (admin: Worker, email: string) => {
  await admin.open('/accounts')
  await admin.arrive('accounts.title')
  await admin.page.getByRole('row').filter({ hasText: email }).getByRole('link').click()
  await admin.page.getByText(email).first().waitFor()
  await admin.settled()
  await admin.seat.onScreen?.(admin, 'accounts.one')
}

const fillPost = async (admin: Worker, { agency, role }: Post) => {
  await admin.type('accounts.field.agency', admin.agency(agency))
  await admin.choose('accounts.field.roles', admin.word('role', role))
}
