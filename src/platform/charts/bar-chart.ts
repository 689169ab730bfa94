export interface Bar {
  label: string
  /** Null = not shown; drawn as words, never as nothing. */
  value: number | null
}

export interface BarChart {
  /** What the picture shows, and what it says, for whoever cannot see it. */
  title: string
  description: string
  bars: readonly Bar[]
  /** Words for a value that is not shown. */
  notShown: string
  /** A number as its readers write it. */
  number(value: number): string
  /** Font of the words; on the web the page's own. */
  font?: string
}

export const WIDTH = 360
const BAR = 30
/** Room for labels of two lines. */
const TALL_BAR = 38
const LINE_LETTERS = 20
const EDGE = 6
const LETTER = 7.8
export const ROOM_FOR_NUMBERS = 88
const INK = '#1b2a2e'
export const TEAL = '#12505b'
const GRAY = '#52646a'

export const heightOf = (bars: readonly Bar[]): number =>
  bars.length * (bars.some(isLong) ? TALL_BAR : BAR) + 2 * EDGE

const isLong = (bar: Bar) => bar.label.length > LINE_LETTERS

/** Left of the bars, for the longest label. */
export const roomForLabels = (bars: readonly Bar[]): number =>
  Math.min(LINE_LETTERS, Math.max(...bars.map((bar) => bar.label.length), 4)) * LETTER + 14

/**
 * Bars with their numbers beside them, as an SVG picture that needs no style sheet of its own: our pages allow none
 * within. Drawn by Observable Plot in a document of linkedom; both are loaded with the first picture.
 */
export const drawBars = async (chart: BarChart): Promise<string> => {
  const [Plot, { parseHTML }] = await Promise.all([import('@observablehq/plot'), import('linkedom')])
  const { document } = parseHTML('<!doctype html><html><body></body></html>')
  const most = Math.max(1, ...chart.bars.map((bar) => bar.value ?? 0))
  const name = (bar: Bar) => bar.label
  const number = (bar: Bar) => (bar.value === null ? chart.notShown : chart.number(bar.value))
  const svg = Plot.plot({
    document: document as unknown as Document,
    className: 'chart',
    width: WIDTH,
    height: heightOf(chart.bars),
    marginLeft: roomForLabels(chart.bars),
    marginRight: ROOM_FOR_NUMBERS,
    marginTop: EDGE,
    marginBottom: EDGE,
    x: { axis: null, domain: [0, most] },
    y: { type: 'band', domain: chart.bars.map(name), axis: null, padding: 0.3 },
    marks: [
      Plot.axisY({ label: null, tickSize: 0, fontSize: 14, lineWidth: 11 }),
      Plot.barX(chart.bars, { x: (bar: Bar) => bar.value ?? 0, y: name, fill: TEAL }),
      Plot.text(chart.bars, {
        x: (bar: Bar) => bar.value ?? 0,
        y: name,
        text: number,
        textAnchor: 'start',
        dx: 6,
        fill: (bar: Bar) => (bar.value === null ? GRAY : INK),
      }),
      Plot.ruleX([0], { stroke: GRAY }),
    ],
  })
  return asPicture(svg as unknown as Element, chart)
}

const asPicture = (svg: Element, { title, description, font }: BarChart): string => {
  for (const style of svg.querySelectorAll('style')) style.remove()
  svg.removeAttribute('style')
  for (const [name, value] of Object.entries({
    xmlns: 'http://www.w3.org/2000/svg',
    role: 'img',
    fill: INK,
    'font-size': '14',
    'font-family': font ?? 'inherit',
  }))
    svg.setAttribute(name, value)
  for (const labelled of svg.querySelectorAll('[aria-label]')) labelled.removeAttribute('aria-label')
  // linkedom takes the title of a picture for that of a page and would not escape it.
  const words = `<title>${escaped(title)}</title><desc>${escaped(description)}</desc>`
  return svg.outerHTML.replace('>', `>${words}`)
}

const escaped = (text: string): string =>
  text.replace(/[&<>]/g, (letter) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[letter]!)
