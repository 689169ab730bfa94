import { Command, CommanderError } from 'commander'
import { type CommandRow, DONE, WRONG_INPUT } from './command.ts'

const json = ['--json', 'print one JSON value and nothing else'] as const

/** The table of contents of the command line: one line a command. */
const commands: CommandRow[] = [
  { usage: 'start', does: 'run the program until it is stopped', load: () => import('./start.ts') },
  { usage: 'migrate', does: 'bring the database up to date', load: () => import('./migrate.ts') },
  {
    usage: 'keys <create-or-rotate>',
    does: 'make the key file, or a new master key',
    load: () => import('./keys.ts'),
  },
  {
    usage: 'administrator <email> <agency>',
    does: 'make the first administrator, in an agency',
    load: () => import('./administrator.ts'),
  },
  {
    usage: 'check-reference [folder]',
    does: 'check the reference data',
    options: [json],
    load: () => import('./check-reference.ts'),
  },
  {
    usage: 'doctor',
    does: 'what is wrong with this installation, and how to mend it',
    options: [json],
    load: () => import('./doctor.ts'),
  },
  {
    usage: 'assess <files...>',
    does: 'what the facts of a case amount to',
    options: [json],
    load: () => import('./assess.ts'),
  },
  {
    usage: 'estimate [files...]',
    does: 'how many people are on no list; several files are drawn linkages of the same lists',
    options: [
      json,
      ['--bootstrap <replicates>', 'interval that knows the model was chosen, e.g. 1000'],
      ['--seed <number>', 'of the bootstrap; the same seed gives the same interval (1)'],
      ['--draws <folder>', 'take every .csv of the folder as a drawn linkage'],
      ['--linkage-reviewed', 'somebody has checked which records are the same person'],
    ],
    load: () => import('./estimate.ts'),
  },
  {
    usage: 'link <config>',
    does: 'which records are the same person',
    options: [
      json,
      ['--explain <ids>', 'why two records (A,B) are one person, or not'],
      ['--language <language>', 'of the explanation: ky, ru or en (en)'],
      ['--waterfall <file>', 'draw the explanation as an SVG picture'],
    ],
    load: () => import('./link.ts'),
  },
  {
    usage: 'synth <what>',
    does: 'make synthetic people on several agencies’ lists, with the truth beside them (synth people)',
    options: [
      ['--people <number>', 'how many people there are, on a list or not'],
      ['--records <number>', 'stop at this many records'],
      ['--seed <number>', 'the same seed, the same files (1)'],
      ['--from <year>', 'first year in which people come to notice (2015)'],
      ['--to <year>', 'last such year (2025)'],
      ['--options <file>', 'JSON with these, the lists, their dependence and all rates'],
      ['--encoding <name>', 'utf-8, or windows-1251 without the letters it lacks'],
      ['--one-file', 'all lists in one file, with a column that says which'],
      ['--out <folder>', 'where to write (synthetic-people)'],
      json,
    ],
    load: () => import('./synth.ts'),
  },
]

const program = new Command('umai')
  .description('Open software for a country’s whole response to human trafficking and child exploitation')
  .exitOverride()

for (const row of commands) {
  const command = program.command(row.usage).description(row.does)
  command.copyInheritedSettings(program)
  for (const [flags, does] of row.options ?? []) command.option(flags, does)
  command.action(async () => {
    const { run } = await row.load()
    process.exitCode = await run(command.args, command.opts())
  })
}

// Whoever reads our output may stop early, as `head` does; that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(DONE)
})

try {
  await program.parseAsync()
} catch (error) {
  if (!(error instanceof CommanderError)) throw error
  // Commander has printed its message already; only help asked for ends well.
  process.exitCode = error.exitCode === 0 ? DONE : WRONG_INPUT
}
