import { sql } from 'kysely'
import type { Bench } from './bench-database.ts'

/** A post for an account that only a benchmark acts from: row-level security asks for it. */
export const addPost = async (
  bench: Bench,
  { post, agency, roles }: { post: string; agency: string; roles: readonly string[] },
): Promise<void> => {
  await sql`insert into core.post (post_id, account_id, agency_id, roles, since)
    values (${post}, 'bench', ${agency}, ${sql.val([...roles])}, now() - interval '1 day')`.execute(
    bench.database.admin,
  )
}
