import { List, People, Rates, type SynthRun } from './model.ts'

const table = (head: string[], rows: (string | number)[][]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')

const percent = (share: number): string => `${Number((100 * share).toFixed(2))} %`

/** The README beside the lists: what they are, every rate stated and how often it came out. */
export function describeRun(run: SynthRun): string {
  const { options } = run
  return `# Synthetic people

Nobody in these files exists. Made by \`umai synth people\` from seed ${options.seed}; the options in \`synth.json\` give the
same bytes again. ${run.people} people, ${run.unseen} of them on no list; ${run.records} records;
${run.truePairs.all} pairs of records of one person (${run.truePairs.acrossLists} across lists; ${run.truePairs.named} with a name on both sides).
\`person\` is the truth, \`slips\` what went wrong with a record; neither is for linking. \`birth_year\` is the year of the
birth date or, where only an age is given, the year of the record less the age.
\`lists.csv\` counts the people on each combination of lists, for \`umai estimate\`; the ${run.unseen} nobody saw are left out.

## Lists

${table(
  ['list', 'file', 'records', 'encoding', 'people on it'],
  run.files.map(({ list, file, records, encoding }) => [
    list,
    file,
    records,
    encoding,
    run.onList[list] === undefined ? '' : percent(run.onList[list]),
  ]),
)}

${table(['', ...options.lists.map(({ name }) => name)], listRows(run))}

Dependence between lists (log-odds ratios of a log-linear model): ${
    options.dependence.map(({ lists, logOdds }) => `${lists.join('–')} ${logOdds}`).join(', ') || 'none'
  }.

## What goes wrong

${table(
  ['slip', 'what', 'stated', 'could happen', 'happened', 'share'],
  Object.entries(run.slips).map(([slip, { stated, could, did, share }]) => [
    slip,
    does(Rates.shape, slip) || 'letters that Windows-1251 does not have',
    stated === null ? '' : percent(stated),
    could,
    did,
    percent(share),
  ]),
)}

## People

${table(
  ['share of', 'stated'],
  Object.entries(options.population).map(([key, share]) => [does(People.shape, key), percent(share)]),
)}
`
}

function listRows({ options: { lists } }: SynthRun): (string | number)[][] {
  return Object.keys(List.shape)
    .filter((key) => key !== 'name' && key !== 'encoding')
    .map((key) => [does(List.shape, key), ...lists.map((list) => percent(Number(list[key as keyof List])))])
}

function does(shape: Readonly<Record<string, { description?: string | undefined }>>, key: string): string {
  return shape[key]?.description ?? ''
}
